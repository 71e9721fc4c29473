package csvimport_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/csvimport"
)

func TestFilesWithLocations(t *testing.T) {
	t.Parallel()
	denver := csvimport.Location{
		Name: "Denver", AddressLine1: "1 Main St, Floor 2", City: "Denver", StateOrProvince: "CO", ZipOrPostalCode: "80202", Country: "US",
		TimeZone: "America/Denver", PreferredLanguage: "en_us", MainNumber: "+13035550100", RoutingPrefix: "71", Line: 2,
	}
	for name, test := range map[string]struct {
		text    string
		options csvimport.Options
		want    map[string]csvimport.Location
	}{
		"names of Control Hub": {
			"Location Name*,Preferred Language*,Time Zone*,Address Line 1*,City/Town*,State/Province/Region,ZIP/Postal Code,Country*,Main Number,Routing Prefix\n" +
				"Denver,en-us,Mountain Standard Time,\"1 Main St, Floor 2\",Denver,Colorado,80202,United States,(303) 555-0100,71\n",
			csvimport.Options{},
			map[string]csvimport.Location{"Denver": denver},
		},
		"names of ours, with what is left out": {
			"name;address_line1;city;state_or_province;zip_or_postal_code;main_number;routing_prefix\nDenver;1 Main St, Floor 2;Denver;co;80202;13035550100;71\n",
			csvimport.Options{Country: "US", TimeZone: "America/Denver", Language: "en_us"},
			map[string]csvimport.Location{"Denver": denver},
		},
		"of two customers": {
			"customer,name,country\nnorth,HQ,uk\nsouth,HQ,Germany\n",
			csvimport.Options{},
			map[string]csvimport.Location{"north/HQ": {Name: "HQ", Customer: "north", Country: "GB", Line: 2}, "south/HQ": {Name: "HQ", Customer: "south", Country: "DE", Line: 3}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := csvimport.Locations(test.text, test.options)
			if difference := cmp.Diff(test.want, got); err != nil || difference != "" {
				t.Errorf("%v\n%s", err, difference)
			}
		})
	}
}

func TestProblemsOfLocations(t *testing.T) {
	t.Parallel()
	got, err := csvimport.Locations("Name,Country,Time Zone,Language,Main Number\nHQ,Atlantis,Mars,klingon,+4411\nhq,DE,,,\n,DE,,,\nA,GB,,,+44 20 7946 0018\nB,GB,,,020 7946 0018\n", csvimport.Options{})
	if got != nil || err == nil {
		t.Fatal(got, err)
	}
	for _, says := range []string{
		`line 2, column "Country", location HQ: "Atlantis" is not a country`,
		`line 2, column "Time Zone", location HQ: There is no time zone "Mars"`,
		`line 2, column "Language", location HQ: "klingon" is not a language`,
		`line 2, column "Main Number", location HQ: The phone number`,
		`line 3, column "Name", location hq: line 2 has a location of the same name`,
		`line 4, column "Name": the location has no name`,
		`line 6, column "Main Number", location B: line 5 has the same phone number`,
	} {
		if !strings.Contains(err.Error(), says) {
			t.Errorf("nothing says %q:\n%v", says, err)
		}
	}
	_, err = csvimport.Locations("Name,Address 1,State,ZIP,Country\nA,"+strings.Repeat("Long Street ", 5)+",Calfornia,,US\nB,,Texas,,US\nC,,,,\n", csvimport.Options{})
	for _, says := range []string{
		"the file has 2 problems",
		`line 2, column "Address 1", location A: The line has 59 characters`,
		`line 2, column "State", location A: "Calfornia" is not the ISO 3166-2 code of a state or province of US, without the country. Write "CA".`,
	} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("nothing says %q: %v", says, err)
		}
	}
	if _, err := csvimport.Locations("Street,City\nA,B\n", csvimport.Options{}); err == nil || !strings.Contains(err.Error(), "no column has the names") {
		t.Error(err)
	}
}
