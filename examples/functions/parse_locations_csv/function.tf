locals {
  sheet = <<-EOT
    Location Name;Address Line 1;City/Town;State/Province/Region;ZIP/Postal Code;Country;Time Zone
    Denver;1 Main St, Floor 2;Denver;Colorado;80202;United States;Mountain Standard Time
  EOT

  locations = provider::webexwholesale::parse_locations_csv(local.sheet, { language = "en_us" })
}

# "CO"
output "state" {
  value = local.locations["Denver"].address.state_or_province
}

# "America/Denver"
output "time_zone" {
  value = local.locations["Denver"].time_zone
}
