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
	if same(t, zone("Asia/Kolkata"), zone("Asia/Calcutta")) || same(t, zone("UTC"), zone("utc")) {
		t.Error("time zones are compared by more than their text")
	}
}
