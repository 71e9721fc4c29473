package csvimport

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// Location is a line of a file. What is missing is empty.
type Location struct {
	Name, AddressLine1, AddressLine2, City, StateOrProvince, ZipOrPostalCode, Country string

	TimeZone, PreferredLanguage, AnnouncementLanguage, Latitude, Longitude, Notes string

	MainNumber, RoutingPrefix, OutsideDialDigit, Customer string
	// Line is where the location stands in the file.
	Line int
}

// Locations reads a file with locations; the keys are their names. Countries,
// states and time zones that are written in words become codes where they are
// known. The error names everything that is wrong.
func Locations(given string, options Options) (map[string]Location, error) {
	if err := options.check(); err != nil {
		return nil, err
	}
	var wrong problems
	rows, at, err := open(given, options.Separator, locationHeadings(), options.Columns, &wrong)
	if err != nil {
		return nil, err
	}
	if _, found := at.at["name"]; !found {
		wrong.add(1, "", "", "no column has the names of the locations; call it \"name\", or name it in the option columns. The columns are %s", list(at.names))
		return nil, wrong.err()
	}
	locations := make(map[string]Location, len(rows))
	lines, numbers := map[string]int{}, map[string]int{}
	for _, line := range rows {
		location := readLocation(line, at, options, &wrong)
		once(numbers, location.MainNumber, line, at.name("main_number"), location.who(), &wrong)
		name := location.Name
		if location.Customer != "" {
			name = location.Customer + "/" + name
		}
		key := strings.ToLower(name)
		switch first, taken := lines[key]; {
		case location.Name == "":
			wrong.add(line.line, at.name("name"), "", "the location has no name")
		case taken:
			wrong.add(line.line, at.name("name"), location.who(), "line %d has a location of the same name", first)
		default:
			lines[key] = line.line
			locations[name] = location
		}
	}
	if err := wrong.err(); err != nil {
		return nil, err
	}
	return locations, nil
}

func (l *Location) who() string {
	if l.Name == "" {
		return ""
	}
	return "location " + l.Name
}

func readLocation(line row, at columns, options Options, wrong *problems) Location {
	made := Location{
		Name: at.cell(line, "name"), Customer: at.cell(line, "customer"), Line: line.line,
		AddressLine1: at.cell(line, "address_line1"), AddressLine2: at.cell(line, "address_line2"), City: at.cell(line, "city"),
		ZipOrPostalCode: at.cell(line, "zip_or_postal_code"), Latitude: at.cell(line, "latitude"), Longitude: at.cell(line, "longitude"),
		Notes: at.cell(line, "notes"), RoutingPrefix: at.cell(line, "routing_prefix"), OutsideDialDigit: at.cell(line, "outside_dial_digit"),
		AnnouncementLanguage: strings.ReplaceAll(at.cell(line, "announcement_language"), "-", "_"),
	}
	who := made.who()
	at.checkShape(line, who, wrong)
	country, known := values.FindCountry(at.cell(line, "country"))
	if !known {
		country = options.Country
		if text := at.cell(line, "country"); text != "" {
			wrong.add(line.line, at.name("country"), who, "%s", values.CountryProblem(text))
		}
	}
	made.Country = country
	made.StateOrProvince = values.StateCode(country, at.cell(line, "state_or_province"))
	made.TimeZone = checked(line, at, "time_zone", who, values.FindTimeZone(at.cell(line, "time_zone")), options.TimeZone, values.TimeZoneProblem, wrong)
	made.PreferredLanguage = checked(line, at, "preferred_language", who,
		strings.ReplaceAll(at.cell(line, "preferred_language"), "-", "_"), options.Language, values.LanguageProblem, wrong)
	if made.AnnouncementLanguage != "" {
		checked(line, at, "announcement_language", who, made.AnnouncementLanguage, "", values.LanguageProblem, wrong)
	}
	made.checkAddress(line, at, wrong)
	var extension string
	if made.MainNumber, extension = number(line, at, "main_number", who, country, wrong); extension != "" {
		wrong.add(line.line, at.name("main_number"), who, "the number is written with an extension, and a main number has none; remove it")
	}
	return made
}

// checkAddress refuses what Webex would not take in the parts of an address that
// the file has. What it lacks may come from the configuration.
func (l *Location) checkAddress(line row, at columns, wrong *problems) {
	address := values.Address{
		AddressLine1: types.StringValue(l.AddressLine1), AddressLine2: types.StringValue(l.AddressLine2), City: types.StringValue(l.City),
		StateOrProvince: types.StringValue(l.StateOrProvince), ZipOrPostalCode: types.StringValue(l.ZipOrPostalCode), Country: values.NewCountryValue(l.Country),
	}
	for _, problem := range address.Problems() {
		if at.cell(line, problem.Attribute) != "" {
			wrong.add(line.line, at.name(problem.Attribute), l.who(), "%s", problem.Detail)
		}
	}
}

// checked returns the text, or what stands in for an empty one.
func checked(line row, at columns, field, who, text, otherwise string, problemOf func(string) string, wrong *problems) string {
	if text == "" {
		return otherwise
	}
	if problem := problemOf(text); problem != "" {
		wrong.add(line.line, at.name(field), who, "%s", problem)
	}
	return text
}
