package command

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// parentCheckInterval is how often the plug-in looks whether the process that
// started it still runs, once it was asked to end.
const parentCheckInterval = time.Second

// outliveTermination makes the plug-in live as long as Terraform does. A runner
// that is shut down sends SIGTERM to the whole process group: Terraform then
// asks its providers to stop, as after Ctrl-C, and needs their answers to save
// what was made. Terraform ends the plug-in by itself; only where Terraform is
// gone does the plug-in end on its own.
func outliveTermination() {
	terminated := make(chan os.Signal, 1)
	signal.Notify(terminated, syscall.SIGTERM)
	parent := os.Getppid()
	go func() {
		<-terminated
		ticker := time.NewTicker(parentCheckInterval)
		defer ticker.Stop()
		for os.Getppid() == parent {
			<-ticker.C
		}
		os.Exit(1)
	}()
}
