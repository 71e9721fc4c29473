package values_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func zone(text string) value { return values.NewTimeZoneValue(text) }

func TestTimeZoneExists(t *testing.T) {
	t.Parallel()
	validity(t, zone, []string{
		"America/Los_Angeles", "Europe/Berlin", "UTC", "GMT", "Etc/UTC", "Etc/GMT+5", "Asia/Kolkata", "Asia/Calcutta",
		"US/Pacific", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "EST5EDT",
	}, map[string]string{
		"":                               "is empty",
		"Local":                          `no time zone "Local"`,
		"local":                          `no time zone "local"`,
		"localtime":                      `no time zone`,
		"posix/Europe/Berlin":            `no time zone`,
		"../Europe/Berlin":               `no time zone`,
		"/Europe/Berlin":                 `no time zone`,
		"Europe/":                        `no time zone`,
		"Europe":                         `no time zone`,
		"Europe/Atlantis":                `no time zone "Europe/Atlantis". Write the name`,
		"+01:00":                         `no time zone`,
		"america/los_angeles":            `Write "America/Los_Angeles"`,
		"AMERICA/LOS_ANGELES":            `Write "America/Los_Angeles"`,
		"America/Los Angeles":            `Write "America/Los_Angeles"`,
		" Europe/Berlin":                 `Write "Europe/Berlin"`,
		"utc":                            `Write "UTC"`,
		"etc/utc":                        `Write "Etc/UTC"`,
		"us/pacific":                     `Write "US/Pacific"`,
		"america/argentina/buenos_aires": `Write "America/Argentina/Buenos_Aires"`,
		"america/port_of_spain":          `Write "America/Port_of_Spain"`,
		"america/port-au-prince":         `Write "America/Port-au-Prince"`,
		"africa/dar_es_salaam":           `Write "Africa/Dar_es_Salaam"`,
	})
}

func TestTimeZoneComparison(t *testing.T) {
	t.Parallel()
	for old, present := range map[string]string{
		"Asia/Calcutta": "Asia/Kolkata", "Europe/Kiev": "Europe/Kyiv", "US/Pacific": "America/Los_Angeles", "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
		"EST": "America/Panama", "EST5EDT": "America/New_York", "PST8PDT": "America/Los_Angeles",
		"UTC": "Etc/UTC", "Zulu": "UTC", "Asia/Saigon": "Asia/Ho_Chi_Minh", "America/Godthab": "America/Nuuk",
	} {
		if !same(t, zone(old), zone(present)) {
			t.Errorf("%s is not %s", old, present)
		}
		for _, name := range []string{old, present} {
			if found := problem(t, zone(name)); found != "" {
				t.Error(found)
			}
		}
	}
	for _, pair := range [][2]string{{"UTC", "utc"}, {"Europe/Oslo", "Europe/Berlin"}, {"Kolkata", "Asia/Kolkata"}, {"Asia/Calcutta=Asia/Kolkata", "Asia/Kolkata"}, {"", "UTC"}} {
		if same(t, zone(pair[0]), zone(pair[1])) {
			t.Errorf("%q is %q", pair[0], pair[1])
		}
	}
}

func TestWindowsTimeZones(t *testing.T) {
	t.Parallel()
	validity(t, zone, nil, map[string]string{
		"Pacific Standard Time":                  `"America/Los_Angeles"`,
		"W. Europe Standard Time":                `"Europe/Berlin"`,
		"(UTC+05:30) India Standard Time":        `"Asia/Kolkata"`,
		"UTC-08":                                 `"Etc/GMT+8"`,
		"E. South America Standard Time":         `"America/Sao_Paulo"`,
		"Mars Standard Time":                     "There is no time zone",
		"(UTC-08:00) Pacific Time (US & Canada)": `"America/Los_Angeles"`,
		"Eastern Standard Time=America/New_York": "There is no time zone",
		"Turks And Caicos Standard Time":         `"America/Grand_Turk"`,
		"Aus Central W. Standard Time":           `"Australia/Eucla"`,
		"Line Islands Standard Time":             `"Pacific/Kiritimati"`,
		"Dateline Standard Time":                 `"Etc/GMT+12"`,
		"pacific standard time":                  `"America/Los_Angeles"`,
		"Eastern Daylight Time":                  `"America/New_York"`,
		"(UTC-05:00) Eastern Time (US & Canada)": `"America/New_York"`,
		"Kamchatka Standard Time":                `"Asia/Kamchatka"`,
		"Standard Time":                          "There is no time zone",
		" standard time=":                        "There is no time zone",
	})
}
