package command

import "os"

// DisableUnusedLogs turns the log off where Terraform would discard it. The
// plug-in libraries write every message at every level and leave the filtering
// to Terraform, which dominates the cost of a plan with thousands of objects.
// Terraform shows none of it unless TF_LOG or TF_LOG_PROVIDER is set.
func DisableUnusedLogs() error {
	for _, name := range []string{"TF_LOG", "TF_LOG_PROVIDER"} {
		if os.Getenv(name) != "" {
			return nil
		}
	}
	for _, level := range []string{"TF_LOG_SDK", "TF_LOG_SDK_PROTO", "TF_LOG_SDK_FRAMEWORK", "TF_LOG_PROVIDER_WEBEXWHOLESALE"} {
		if os.Getenv(level) != "" {
			continue
		}
		if err := os.Setenv(level, "OFF"); err != nil {
			return err
		}
	}
	return nil
}
