package main

import "os"

// quieten turns the log off where Terraform would throw it away. The plug-in
// libraries write every message, down to the finest, and leave it to Terraform
// to filter them: with thousands of objects that is most of what a plan costs.
// Terraform shows nothing of it unless TF_LOG or TF_LOG_PROVIDER is set.
func quieten() error {
	for _, asked := range []string{"TF_LOG", "TF_LOG_PROVIDER"} {
		if os.Getenv(asked) != "" {
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
