"""Chromium through its DevTools protocol, with nothing but Python's own library."""

import base64
import json
import os
import pathlib
import re
import shutil
import socket
import struct
import subprocess
import tempfile
import time
import urllib.request


class Socket:
    """A web socket, the client's side: texts out, texts in."""

    def __init__(self, url, origin=None):
        host, port, path = re.match(r"ws://([^:/]+):(\d+)(/.*)", url).groups()
        self.connection = socket.create_connection((host, int(port)), timeout=60)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = [f"GET {path} HTTP/1.1", f"Host: {host}:{port}", "Upgrade: websocket", "Connection: Upgrade",
                 "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: " + base64.b64encode(os.urandom(16)).decode()]
        if origin:
            lines.append(f"Origin: {origin}")
        self.connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self.rest = b""
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.connection.recv(4096)
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise ConnectionError(head.decode())

    def send(self, text):
        payload = text.encode()
        mask = os.urandom(4)
        count = len(payload)
        if count < 126:
            head = struct.pack(">BB", 0x81, 0x80 | count)
        elif count < 1 << 16:
            head = struct.pack(">BBH", 0x81, 0x80 | 126, count)
        else:
            head = struct.pack(">BBQ", 0x81, 0x80 | 127, count)
        self.connection.sendall(head + mask + bytes(byte ^ mask[place & 3] for place, byte in enumerate(payload)))

    def take(self, count):
        while len(self.rest) < count:
            more = self.connection.recv(1 << 16)
            if not more:
                raise ConnectionError("closed")
            self.rest += more
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def receive(self):
        text = b""
        while True:
            first, second = self.take(2)
            count = second & 127
            if count == 126:
                count = struct.unpack(">H", self.take(2))[0]
            elif count == 127:
                count = struct.unpack(">Q", self.take(8))[0]
            payload = self.take(count)
            if first & 15 == 8:
                raise ConnectionError("closed")
            if first & 15 in (0, 1):
                text += payload
                if first & 128:
                    return text.decode()


class Page:
    """A page in a Chromium of its own."""

    def __init__(self, url, width=1280, height=900, dark=False):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        words = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0",
                 "--remote-allow-origins=*", f"--user-data-dir={self.folder}", "about:blank"]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        place = self.folder / "DevToolsActivePort"
        end = time.monotonic() + 60
        while not (place.exists() and "\n" in place.read_text()):
            if time.monotonic() > end:
                raise TimeoutError("Chromium does not start")
            time.sleep(0.05)
        port = place.read_text().split("\n")[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
            target = next(one for one in json.load(answer) if one["type"] == "page")
        self.socket = Socket(target["webSocketDebuggerUrl"])
        self.count = 0
        self.logged = []
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.size(width, height)
        self.theme(dark)
        self.call("Page.navigate", url=url)
        self.until("document.readyState === 'complete'")

    def call(self, method, **parameters):
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.receive())
            if message.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
                self.logged.append(json.dumps(message["params"])[:600])
            if message.get("id") == self.count:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def value(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def until(self, script, seconds=60):
        end = time.monotonic() + seconds
        while not self.value(script):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.05)

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def theme(self, dark):
        self.isDark = dark
        self.calm(False)

    def calm(self, isCalm):
        """Whether nothing is to move."""
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if self.isDark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if isCalm else "no-preference"}])

    def mouse(self, kind, x, y):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=0 if kind == "mouseReleased" else 1,
                  clickCount=1, pointerType="mouse")

    def key(self, key, code=0, modifiers=0, text=None):
        more = {"text": text} if text else {}
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, modifiers=modifiers,
                      **(more if kind == "keyDown" else {}))

    def picture(self, file, whole=False):
        more = {}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            more = {"captureBeyondViewport": True,
                    "clip": {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 6000), "scale": 1}}
        data = self.call("Page.captureScreenshot", format="png", **more)["data"]
        pathlib.Path(file).write_bytes(base64.b64decode(data))

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
