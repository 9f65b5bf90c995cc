// Judges logs and log material with golang.org/x/mod/sumdb, which shares no code with the log under judgement.
//
//	go_judge log DIRECTORY VERIFIER_KEY   one log, see judgeLog; prints OK and counts, or the first mismatch, exit 1
//	go_judge proof VERIFIER_KEY           a .tlog-proof on standard input that carries its entry; prints OK and the entry
//	go_judge notes VERIFIER_KEY...        the verdict of each note on standard input, see judgeNotes
//	go_judge paths                        of each tile path
//	go_judge keys                         of each verifier key
//
// The inputs of the last three are framed: a big-endian uint32 length before each.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Println("MISMATCH:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) == 0 {
		return fmt.Errorf("the mode is missing")
	}
	mode, rest := arguments[0], arguments[1:]
	switch {
	case mode == "log" && len(rest) == 2:
		return judgeLog(rest[0], rest[1])
	case mode == "proof" && len(rest) == 1:
		return judgeProof(rest[0])
	case mode == "notes" && len(rest) > 0:
		return judgeNotes(rest)
	case mode == "paths" && len(rest) == 0:
		return judgePaths()
	case mode == "keys" && len(rest) == 0:
		return judgeKeys()
	}
	return fmt.Errorf("unknown mode or wrong arguments: %q", arguments)
}

// eachFrame prints what judge says of each framed input, one line each.
func eachFrame(judge func(input []byte) string) error {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		var length uint32
		if err := binary.Read(in, binary.BigEndian, &length); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		input := make([]byte, length)
		if _, err := io.ReadFull(in, input); err != nil {
			return err
		}
		fmt.Fprintln(out, judge(input))
	}
}
