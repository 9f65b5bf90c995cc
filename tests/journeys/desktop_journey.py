"""The program itself on a desktop: Xvfb, openbox, and a person at the keyboard who is xdotool. First start in an empty
home, an import that outlives the console that began it, a start afterwards that finds the model, and the way out."""

import json
import os
import pathlib
import signal
import stat
import subprocess
import sys
import tempfile
import time

from reflected import Contract

PATIENCE = 60


def wait_for(condition, what):
    """The answer of the condition, as soon as there is one."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited in vain for {what}")


class Desktop:
    """An X server with a window manager; what is pressed goes to the window on top."""

    def __init__(self):
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
        self.server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as display:
            self.display = ":" + display.readline().strip()
        self.environment = dict(os.environ, DISPLAY=self.display)
        self.environment.pop("QT_QPA_PLATFORM", None)
        self.manager = None
        try:
            # A window that is there before its manager never gets the keyboard.
            wait_for(self.is_managed, "the window manager")
        except AssertionError:
            self.close()
            raise

    def is_managed(self):
        if self.manager is None or self.manager.poll() is not None:
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            self.manager = subprocess.Popen(["openbox"], env=self.environment, **quiet)
        return "window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()

    def run(self, *words):
        return subprocess.run(words, env=self.environment, capture_output=True, text=True).stdout.strip()

    def say(self, *words):
        return self.run("xdotool", *words)

    def await_window(self, title):
        """Until a window of that title has the keyboard."""
        wait_for(lambda: title in self.say("getactivewindow", "getwindowname"), f"the window {title!r}")

    def press(self, *keys):
        self.say("key", *keys)

    def type(self, text):
        self.say("type", text)


def start(program, home, desktop, *arguments):
    environment = dict(desktop.environment, HOME=str(home), XDG_STATE_HOME=str(home / "state"), XDG_RUNTIME_DIR=str(home / "run"))
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return subprocess.Popen([program, *arguments], env=environment, **quiet)


def read_text(path):
    return path.read_text() if path.exists() else ""


def write_model(path, size):
    header = b'{"weight":{"dtype":"F32","shape":[%d],"data_offsets":[0,%d]}}' % (size // 4, size)
    with open(path, "wb") as file:
        file.write(len(header).to_bytes(8, "little") + header)
        file.truncate(8 + len(header) + size)


def import_by_keyboard(desktop):
    desktop.press("ctrl+k")
    desktop.type("import model")
    desktop.press("Return")
    desktop.await_window("Import a model")

    def is_sent():
        # Chooses the file when it is listed, then takes what the file says.
        desktop.press("Return")
        return "Import a model" not in desktop.say("getactivewindow", "getwindowname")

    wait_for(is_sent, "the wizard to close")


def import_in(resources):
    operations = resources.call("List", kind="operations", filter='spec.verb = "models.import"')
    for operation in operations.get("resources", []):
        return operation["operation_status"].get("state"), operation["operation_status"].get("result")
    return None, None


def the_import_outlives_its_console(console, desktop, resources):
    import_by_keyboard(desktop)
    wait_for(lambda: import_in(resources)[0] == "RUNNING", "the import to run")
    console.kill()
    console.wait()
    assert import_in(resources)[0] in ("RUNNING", "SUCCEEDED")
    state, result = wait_for(lambda: import_in(resources)[0] != "RUNNING" and import_in(resources), "the import to end")
    assert (state, result) == ("SUCCEEDED", "models/large/versions/1"), (state, result)


def the_next_console_has_it(program, home, desktop):
    filled = start(program, home, desktop, "--leave-when-filled")
    assert filled.wait(PATIENCE) == 0, filled.stderr.read()
    assert filled.stderr.read() == b""
    last = start(program, home, desktop)
    desktop.await_window("Pilothouse")

    def is_gone():
        # Whoever quits while the service checks itself is asked, and lets it finish.
        asked = "Work is still running" in desktop.say("getactivewindow", "getwindowname")
        desktop.press("Return" if asked else "ctrl+q")
        return last.poll() is not None

    wait_for(is_gone, "the console to quit")
    assert last.returncode == 0, last.stderr.read()


def is_over(pid):
    try:
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0]
    except OSError:
        return True
    return state in "ZX"


def use(program, home, desktop):
    models = home / "models"
    models.mkdir()
    write_model(models / "large.safetensors", 1 << 30)
    console = start(program, home, desktop, "--model-root", str(models))
    desktop.await_window("Pilothouse")
    data = home / ".local/share/pilothouse"
    endpoint = json.loads(wait_for(lambda: read_text(data / "endpoint.json"), "the service"))
    try:
        assert stat.S_IMODE(data.stat().st_mode) == 0o700, "others may look into the data directory"
        resources = Contract(endpoint["address"], str(data / "client")).service("ResourceService")
        the_import_outlives_its_console(console, desktop, resources)
        the_next_console_has_it(program, home, desktop)
    finally:
        console.kill()
        os.kill(endpoint["pid"], signal.SIGTERM)
        # It says first that it is not to be reached any more, and ends when all is written.
        wait_for(lambda: not (data / "endpoint.json").exists(), "the service to leave")
        wait_for(lambda: is_over(endpoint["pid"]), "the service to end")


def main(program):
    with tempfile.TemporaryDirectory() as directory:
        home = pathlib.Path(directory)
        (home / "run").mkdir(mode=0o700)
        desktop = Desktop()
        try:
            use(program, home, desktop)
        finally:
            desktop.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
