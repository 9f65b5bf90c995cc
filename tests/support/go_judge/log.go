package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// A log as its tiles tell it, under the head that its key signed.
type openedLog struct {
	directory string
	verifier  note.Verifier
	tree      tlog.Tree
	// Every stored hash, computed anew from the leaf hashes in the tiles of level 0.
	hashes hashStore
	// The tile of level 0 read last.
	lastPath string
	lastTile []byte
}

type hashStore []tlog.Hash

func (store hashStore) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(store)) {
			return nil, fmt.Errorf("hash %d is beyond the log", index)
		}
		found[i] = store[index]
	}
	return found, nil
}

// judgeLog checks a directory: `checkpoint`; the tiles of its tree and whatever else lies below `tile/`, entry bundles
// too, at their C2SP paths; and below `proofs/` any number of
//
//	*.tlog-proof
//	*.json  {"index": 5, "tree_size": 9, "hashes": ["<base64>", ...]}
//	        {"old_size": 5, "new_size": 9, "hashes": [...]}
//
// where numbers may also stand in quotes.
func judgeLog(directory, key string) error {
	log, err := openLog(directory, key)
	if err != nil {
		return err
	}
	tiles, bundles, err := log.checkTiles()
	if err != nil {
		return err
	}
	proofs, err := log.checkProofs()
	if err != nil {
		return err
	}
	fmt.Printf("OK size=%d tiles=%d bundles=%d proofs=%d\n", log.tree.N, tiles, bundles, proofs)
	return nil
}

func openLog(directory, key string) (*openedLog, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return nil, err
	}
	log := &openedLog{directory: directory, verifier: verifier}
	message, err := os.ReadFile(filepath.Join(directory, "checkpoint"))
	if err != nil {
		return nil, err
	}
	if log.tree, err = log.openCheckpoint(message); err != nil {
		return nil, err
	}
	for n := int64(0); n < log.tree.N; n++ {
		leaf, err := log.leafOfTile(n)
		if err != nil {
			return nil, err
		}
		hashes, err := tlog.StoredHashesForRecordHash(n, leaf, log.hashes)
		if err != nil {
			return nil, err
		}
		log.hashes = append(log.hashes, hashes...)
	}
	root, err := log.root(log.tree.N)
	if err == nil && root != log.tree.Hash {
		err = fmt.Errorf("the leaf hashes lead to root %v, the checkpoint says %v", root, log.tree.Hash)
	}
	return log, err
}

func (log *openedLog) openCheckpoint(message []byte) (tlog.Tree, error) {
	opened, err := note.Open(message, note.VerifierList(log.verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	origin, tree, err := parseCheckpoint(opened.Text)
	if err == nil && origin != log.verifier.Name() {
		err = fmt.Errorf("the origin is %q, the key's name %q", origin, log.verifier.Name())
	}
	return tree, err
}

// leafOfTile reads leaf hash n from the tile that holds it.
func (log *openedLog) leafOfTile(n int64) (tlog.Hash, error) {
	tile := log.widestTile(0, n>>tileHeight)
	path := tilePath(tile)
	if log.lastPath != path {
		data, err := os.ReadFile(filepath.Join(log.directory, path))
		if err != nil {
			return tlog.Hash{}, err
		}
		if len(data) != tile.W*tlog.HashSize {
			return tlog.Hash{}, fmt.Errorf("%s has %d bytes", path, len(data))
		}
		log.lastPath, log.lastTile = path, data
	}
	var leaf tlog.Hash
	copy(leaf[:], log.lastTile[n%(1<<tileHeight)*tlog.HashSize:])
	return leaf, nil
}

func (log *openedLog) leaf(n int64) tlog.Hash {
	return log.hashes[tlog.StoredHashIndex(0, n)]
}

func (log *openedLog) root(size int64) (tlog.Hash, error) {
	if size < 0 || size > log.tree.N {
		return tlog.Hash{}, fmt.Errorf("the log has no tree of size %d", size)
	}
	// x/mod 0.7 knows no hash of an empty tree.
	if size == 0 {
		return sha256.Sum256(nil), nil
	}
	return tlog.TreeHash(size, log.hashes)
}

// widestTile is the hash tile as wide as the tree makes it.
func (log *openedLog) widestTile(level int, n int64) tlog.Tile {
	width := log.tree.N>>uint(level*tileHeight) - n<<tileHeight
	if width > 1<<tileHeight {
		width = 1 << tileHeight
	}
	return tlog.Tile{H: tileHeight, L: level, N: n, W: int(width)}
}

// checkTiles compares every file below tile/ with what the tree says, and demands each hash tile of the tree.
func (log *openedLog) checkTiles() (tiles, bundles int, err error) {
	for level := 0; log.tree.N>>uint(level*tileHeight) > 0; level++ {
		for n := int64(0); n<<tileHeight < log.tree.N>>uint(level*tileHeight); n++ {
			path := tilePath(log.widestTile(level, n))
			if _, err := os.Stat(filepath.Join(log.directory, path)); err != nil {
				return 0, 0, err
			}
		}
	}
	start := filepath.Join(log.directory, "tile")
	if _, err := os.Stat(start); os.IsNotExist(err) {
		return 0, 0, nil
	}
	err = filepath.WalkDir(start, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		tile, err := log.checkFile(path)
		if tile.L == -1 {
			bundles++
		} else {
			tiles++
		}
		return err
	})
	return tiles, bundles, err
}

func (log *openedLog) checkFile(path string) (tlog.Tile, error) {
	relative, err := filepath.Rel(log.directory, path)
	if err != nil {
		return tlog.Tile{}, err
	}
	tile, err := parseTilePath(relative)
	if err != nil {
		return tile, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return tile, err
	}
	if tile.L == -1 {
		err = log.checkBundle(tile, data)
	} else {
		err = log.checkTile(tile, data)
	}
	if err != nil {
		err = fmt.Errorf("%s: %v", relative, err)
	}
	return tile, err
}

func (log *openedLog) checkTile(tile tlog.Tile, data []byte) error {
	if tile.L >= 8 || tile.N<<tileHeight+int64(tile.W) > log.tree.N>>uint(tile.L*tileHeight) {
		return fmt.Errorf("the tree has no such tile")
	}
	want, err := tlog.ReadTileData(tile, log.hashes)
	if err == nil && !bytes.Equal(data, want) {
		err = fmt.Errorf("its hashes are not those of the tree")
	}
	return err
}

// checkBundle compares the entries, each behind its big-endian uint16 length, with the leaf hashes.
func (log *openedLog) checkBundle(tile tlog.Tile, data []byte) error {
	first := tile.N << tileHeight
	if first+int64(tile.W) > log.tree.N {
		return fmt.Errorf("the tree has no such bundle")
	}
	for n := first; n < first+int64(tile.W); n++ {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return fmt.Errorf("it ends before entry %d does", n)
		}
		length := 2 + int(binary.BigEndian.Uint16(data))
		if tlog.RecordHash(data[2:length]) != log.leaf(n) {
			return fmt.Errorf("entry %d has not the hash of its leaf", n)
		}
		data = data[length:]
	}
	if len(data) != 0 {
		return fmt.Errorf("%d bytes follow the last entry", len(data))
	}
	return nil
}
