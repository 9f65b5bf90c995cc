"""An independent client: knows nothing of Pilothouse but an address, credentials and a model file, and learns the
contract by server reflection. Does all that the console does, as any program in any language can."""

import base64
import hashlib
import json
import sys
import time

import grpc

from reflected import Contract, read

MODEL = "models/llama"


def put(resource, etag="", mask=""):
    change = {"resource": resource, "etag": etag}
    if mask:
        change["update_mask"] = mask
    return {"put": change}


def browse_and_inspect(catalog, path):
    roots = catalog.call("BrowseModelFiles")["entries"]
    assert len(roots) == 1 and roots[0]["directory"], roots
    files = catalog.call("BrowseModelFiles", directory=roots[0]["path"])["entries"]
    assert [one["path"] for one in files] == [path] and files[0]["format"] == "SAFETENSORS", files
    found = catalog.call("InspectModelFile", path=path)
    assert found["spec"]["parameters"] == "4" and found["suggested_id"], found
    outside = catalog.refused("InspectModelFile", path="/etc/passwd")
    assert outside.reason == "PATH_NOT_ALLOWED" and outside.arguments["path"] == "/etc/passwd", outside


def finished(resources, operation):
    """Watches an operation to its end."""
    name = operation["meta"]["name"]
    watch = resources.stream("Watch", kinds=["operations"])
    for answer in watch:
        for change in answer.changes:
            status = change.resource.operation_status
            state = status.DESCRIPTOR.fields_by_name["state"].enum_type.values_by_number[status.state].name
            if change.resource.meta.name == name and state in ("SUCCEEDED", "FAILED", "CANCELLED"):
                watch.cancel()
                assert state == "SUCCEEDED", status
                return status.result
    raise AssertionError("the watch ended before the operation")


def import_model(catalog, resources, path):
    request = {
        "work": {"paths": [path], "model": MODEL, "license": "MIT"},
        "reason": "From Python",
        "request_id": "import-1",
    }
    operation = catalog.call("ImportModel", **request)["operation"]
    again = catalog.call("ImportModel", **request)["operation"]
    assert again["meta"]["name"] == operation["meta"]["name"], "the same request was taken twice"
    version = finished(resources, operation)
    assert version == f"{MODEL}/versions/1", version
    spec = resources.call("Get", name=version)["resource"]["model_version"]
    assert [one["sha256"] for one in spec["files"]] == [hashlib.sha256(read(path)).hexdigest()], spec
    listed = resources.call("List", kind="models", filter='license = "MIT"')
    assert [one["meta"]["name"] for one in listed["resources"]] == [MODEL], listed


def change_with_preview_and_conflict(resources):
    seen = resources.call("Get", name=MODEL)["resource"]
    watch = resources.stream("Watch", kinds=["models"], after_revision=int(seen["meta"]["revision"]))
    change = put({"meta": {"name": MODEL}, "model": {"license": "Apache-2.0"}}, seen["meta"]["etag"], "spec.license")
    preview = resources.call("Apply", changes=[change], validate_only=True)["preview"]
    assert preview["diffs"][0]["fields"] == [{"path": "spec.license", "before": '"MIT"', "after": '"Apache-2.0"'}]
    assert resources.call("Get", name=MODEL)["resource"]["model"]["license"] == "MIT", "a preview changed something"

    request = {"changes": [change], "reason": "OPS-1", "request_id": "change-1"}
    applied = resources.call("Apply", **request)["applied"]
    assert resources.call("Apply", **request)["applied"] == applied, "the same request was applied twice"
    changed = next(one.resource for answer in watch for one in answer.changes if one.resource.model.license != "MIT")
    assert changed.model.license == "Apache-2.0", changed
    watch.cancel()

    stale = resources.refused("Apply", changes=[change])
    assert stale.code == grpc.StatusCode.ABORTED and stale.reason == "STALE_ETAG", stale
    assert stale.current["model"]["license"] == "Apache-2.0", "the refusal does not bring what stands there"
    return seen, applied


def undo_from_history(resources, seen):
    newest, first = resources.call("ListRevisions", name=MODEL)["entries"]
    assert newest["reason"] == "OPS-1" and newest["permission"] == "models.update", newest
    # The canonical intent of what holds texts alone: sorted, without spaces.
    meta = first["resource"]["meta"]
    intent = {"meta": {"name": meta["name"]}, "model": first["resource"]["model"]}
    if "display_name" in meta:
        intent["meta"]["display_name"] = meta["display_name"]
    text = json.dumps(intent, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest() == first["intent_sha256"], text

    past = resources.call("Get", name=MODEL, read_revision=seen["meta"]["revision"])
    assert past["past"] and past["resource"]["model"]["license"] == "MIT", past
    back = put({"meta": intent["meta"], "model": intent["model"]}, newest["resource"]["meta"]["etag"])
    undone = resources.call("Apply", changes=[back], reason="Undo")["applied"]
    assert undone["resources"][0]["model"]["license"] == "MIT", undone
    assert undone["resources"][0]["meta"]["generation"] == "3", undone
    return newest


def delete_and_bring_back(resources):
    name = f"{MODEL}/versions/1"
    there = resources.call("Get", name=name)["resource"]["meta"]
    resources.call("Apply", changes=[{"delete": {"name": name, "etag": there["etag"]}}])
    assert resources.refused("Get", name=name).reason == "NOT_FOUND"
    resources.call("Apply", changes=[{"undelete": {"uid": there["uid"]}}])
    assert resources.call("Get", name=name)["resource"]["meta"]["uid"] == there["uid"]


def approve(catalog, resources):
    name = f"{MODEL}/versions/1"
    for verb, state in (("Evaluate", "EVALUATED"), ("Approve", "APPROVED")):
        etag = resources.call("Get", name=name)["resource"]["meta"]["etag"]
        moved = catalog.call(f"{verb}ModelVersion", name=name, etag=etag, reason="From Python")["resource"]
        assert moved["model_version"]["lifecycle"] == state, moved


def root_of(leaf, index, size, hashes):
    """RFC 9162, section 2.1.3.2."""
    node, last, root = index, size - 1, leaf
    for one in hashes:
        assert last > 0, "the proof is too long"
        if node % 2 or node == last:
            root = hashlib.sha256(b"\1" + one + root).digest()
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            root = hashlib.sha256(b"\1" + root + one).digest()
        node, last = node >> 1, last >> 1
    assert last == 0, "the proof is too short"
    return root


def checkpoint_with(audit, index):
    """The service signs the newest head once a second at most."""
    for _ in range(100):
        _, size, root = audit.call("GetCheckpoint")["checkpoint"].split("\n")[:3]
        if int(size) > index:
            return int(size), root
        time.sleep(0.1)
    raise AssertionError(f"no checkpoint holds entry {index}")


def prove(audit, entry, applied):
    index = int(applied["log_index"])
    events = audit.call("ListEvents", filter='op = "models.update" AND reason = "OPS-1"')["events"]
    assert [one["index"] for one in events] == [str(index)], events
    told = audit.ask("GetEvent", index=index)
    assert told.details.reason == "OPS-1" and told.details.diffs[0].fields[0].after == '"Apache-2.0"', told
    leaf = json.loads(told.leaf)
    assert leaf["op"] == "models.update" and leaf["res"][0]["after_sha256"] == entry["intent_sha256"], leaf

    size, root = checkpoint_with(audit, index)
    proof = audit.ask("GetInclusionProofs", indices=[index], tree_size=size).proofs[0]
    leaf_hash = hashlib.sha256(b"\0" + told.leaf).digest()
    assert root_of(leaf_hash, index, size, proof.hashes) == base64.b64decode(root), "the event is not in the log"
    older = audit.call("GetConsistencyProof", old_size=1, new_size=size)
    assert older["hashes"], older


def verify(audit, resources):
    operation = audit.call("VerifyLog", reason="From Python", request_id="verify-1")["operation"]
    finished(resources, operation)
    info = resources.call("GetServerInfo")
    assert "seal" not in info and int(info["log_checked_size"]) > 0, info


def ask_what_is_allowed(resources):
    questions = [{"permission": "models.update", "name": MODEL}, {"permission": "models.fly", "name": MODEL}]
    assert resources.ask("TestPermissions", questions=questions).allowed == [True, False]


def compile_filters(resources):
    def state(text, **more):
        return resources.call("CompileFilter", kind="models", filter=text, **{"cursor": -1, **more})

    assert state('license = "MIT"')["state"] == "FILTER_STATE_VALID"
    assert state("license =")["state"] == "FILTER_STATE_INCOMPLETE"
    wrong = state('license = "MIT" AND speed = 4')
    assert wrong["state"] == "FILTER_STATE_INVALID" and wrong["error_position"] == 20 and wrong["message"], wrong
    offered = state("lic", cursor=3)["completions"]
    assert "license" in [one["text"] for one in offered], offered


def main(address, directory, path):
    contract = Contract(address, directory)
    resources, catalog, audit = (contract.service(name + "Service") for name in ("Resource", "Catalog", "Audit"))
    assert "grpc.health.v1.Health" in contract.services and contract.health() == b"\x08\x01"
    info = resources.call("GetServerInfo")
    assert info["principal"].startswith("principals/"), info
    missing = resources.refused("Get", name="models/absent")
    assert missing.code == grpc.StatusCode.NOT_FOUND and missing.arguments["name"] == "models/absent", missing

    browse_and_inspect(catalog, path)
    import_model(catalog, resources, path)
    seen, applied = change_with_preview_and_conflict(resources)
    entry = undo_from_history(resources, seen)
    delete_and_bring_back(resources)
    approve(catalog, resources)
    prove(audit, entry, applied)
    verify(audit, resources)
    ask_what_is_allowed(resources)
    compile_filters(resources)
    print("all that the console does, from the reflected contract alone")


if __name__ == "__main__":
    main(*sys.argv[1:])
