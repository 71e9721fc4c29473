# The team's settings, from data.json. What is missing or of another type allows nothing.
package lib.settings

import rego.v1

default all := {}

all := data.webexwholesale

list(name) := values if {
	values := object.get(all, name, [])
	is_array(values)
} else := []

# Whether a customer of the state may leave: by its Webex id, or by its external id.
departs(state) if {
	some attribute in {"id", "external_id"}
	value := object.get(state, attribute, null)
	is_string(value)
	value != ""
	value in list("approved_departures")
}

# Whether an address is in a list of addresses and domains ("@partner.example"), in upper or lower case.
lists_address(name, address) if {
	is_string(address)
	some entry in list(name)
	matches(lower(entry), lower(trim_space(address)))
}

matches(entry, address) if entry == address

matches(entry, address) if {
	startswith(entry, "@")
	endswith(address, entry)
}
