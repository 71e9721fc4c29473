package commandline

import "testing"

func TestWhatTheVersionTells(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		output, want, host string
		missing            map[Feature]bool
	}{
		"Terraform": {
			"Terraform v1.11.4\non linux_amd64\n", "Terraform 1.11.4", "registry.terraform.io",
			map[Feature]bool{EphemeralResources: false, ImportByIdentity: true, Actions: true, ListResources: true},
		},
		"a preview": {
			"Terraform v1.14.0-rc1\n", "Terraform 1.14.0-rc1", "registry.terraform.io",
			map[Feature]bool{ImportByIdentity: false, Actions: false, ListResources: false},
		},
		"an old OpenTofu": {
			"OpenTofu v1.10.7\non linux_amd64\n", "OpenTofu 1.10.7", "registry.opentofu.org",
			map[Feature]bool{EphemeralResources: true},
		},
		"OpenTofu": {
			"OpenTofu v1.12.6\non linux_amd64\n", "OpenTofu 1.12.6", "registry.opentofu.org",
			map[Feature]bool{EphemeralResources: false, ImportByIdentity: true, Actions: true, ListResources: true},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, err := parse(test.output)
			if err != nil || found.String() != test.want || found.RegistryHost() != test.host {
				t.Fatalf("%v, %v", found, err)
			}
			for feature, want := range test.missing {
				if missing := found.Missing(feature); (missing != "") != want {
					t.Errorf("%s: %q", feature, missing)
				}
			}
		})
	}
	for _, output := range []string{"", "Packer v1.2.3\n", "Terraform vNext\n"} {
		if found, err := parse(output); err == nil {
			t.Errorf("%q is taken for %v", output, found)
		}
	}
}

// Each name in use is in a table: one that is not would skip everywhere, or nowhere.
func TestEveryDefectHasATracker(t *testing.T) {
	t.Parallel()
	for _, defect := range []Defect{NullLiteralIsUnknown} {
		if known := defects[defect]; known.product == "" || known.tracker == "" {
			t.Errorf("%q: %+v", defect, known)
		}
	}
}
