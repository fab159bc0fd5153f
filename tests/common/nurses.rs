//! Three articles on the nurses and the flooded hospital of one town.

pub(crate) const NORTH: &str = "Bridge opens\n\nNorth Wire | Monday, 20 May 2024\n\nThe mayor Ana Ruiz said that 1,200 additional nurses will \
                     come to Portalba before the winter.\n\nFishermen on the eastern quay mended their nets in the rain and spoke of \
                     nothing else.\n\nThe hospital in Portalba was flooded twice and treated 768 patients in its corridors.\n";
pub(crate) const SOUTH: &str = "Nurses wanted\n\nSouth Daily | Monday, 20 May 2024\n\nPortalba is to have nurses again: with the intention of \
                     reaching 1,200 nurses, mayor Ana Ruiz signed a contract.\n\nThe flooded hospital of Portalba treated 786 \
                     patients in corridors, its director said.\n\nGrapes ripened early on the southern slopes this year.\n";
pub(crate) const EAST: &str = "Water in the wards\n\nEast Post | Tuesday, 21 May 2024\n\nPortalba's hospital treated 768 patients in corridors \
                    after it was flooded twice.\n\nSchools stay closed on the island of Menes.\n";
