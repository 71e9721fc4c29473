package values_test

import (
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func country(text string) value { return values.NewCountryValue(text) }

// assigned are the codes that ISO 3166-1 assigns, and Kosovo's.
const assigned = `
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG
CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL
GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA
LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP
NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK`

func TestCountryIsAssigned(t *testing.T) {
	t.Parallel()
	codes := strings.Fields(assigned)
	if len(codes) != 250 {
		t.Fatalf("the test knows %d countries", len(codes))
	}
	known := map[string]bool{}
	for _, code := range codes {
		known[code] = true
	}
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string(first) + string(second)
			if found := problem(t, country(code)); (found == "") != known[code] {
				t.Errorf("%s, which is assigned: %t: %q", code, known[code], found)
			}
		}
	}
}

func TestCountryAdvice(t *testing.T) {
	t.Parallel()
	validity(t, country, nil, map[string]string{
		"":                         "is empty",
		"us":                       `Write "US"`,
		"De":                       `Write "DE"`,
		"UK":                       `Did you mean "GB"?`,
		"EL":                       `Did you mean "GR"?`,
		"uk":                       `Did you mean "GB"?`,
		"USA":                      `Did you mean "US"?`,
		"deu":                      `Did you mean "DE"?`,
		"EU":                       `"EU" is not a country`,
		"XX":                       `"XX" is not a country`,
		"ZZ":                       `"ZZ" is not a country`,
		"276":                      `"276" is not a country`,
		"D":                        `"D" is not a country`,
		"D1":                       `"D1" is not a country`,
		"Germany":                  `Did you mean "DE"?`,
		"deutschland":              `Did you mean "DE"?`,
		"España":                   `Did you mean "ES"?`,
		"Hong Kong":                `Did you mean "HK"?`,
		"U.S.A.":                   `Did you mean "US"?`,
		"U.K.":                     `Did you mean "GB"?`,
		" CA ":                     `Did you mean "CA"?`,
		"ca":                       `Write "CA"`,
		"C1A":                      `"C1A" is not a country`,
		"the Netherlands":          `Did you mean "NL"?`,
		"United Kingdom":           `Did you mean "GB"?`,
		"united states of america": `Did you mean "US"?`,
		"Cote d'Ivoire":            `Did you mean "CI"?`,
		"Côte d’Ivoire":            `Did you mean "CI"?`,
		"Bosnia and Herzegovina":   `Did you mean "BA"?`,
		"Saint Lucia":              `Did you mean "LC"?`,
		"Viet Nam":                 `Did you mean "VN"?`,
		"Türkiye":                  `Did you mean "TR"?`,
		"Россия":                   `Did you mean "RU"?`,
		"日本":                       `Did you mean "JP"?`,
		"Schweiz":                  `Did you mean "CH"?`,
		"Österreich":               `Did you mean "AT"?`,
		"Suisse":                   `Did you mean "CH"?`,
		"England":                  `Did you mean "GB"?`,
		"Atlantis":                 `"Atlantis" is not a country`,
		" DE":                      `Did you mean "DE"?`,
		"DÉ":                       `is not a country`,
	})
}

func TestCountryComparison(t *testing.T) {
	t.Parallel()
	if same(t, country("DE"), country("de")) || same(t, country("GB"), country("UK")) {
		t.Error("countries are compared by more than their text")
	}
}
