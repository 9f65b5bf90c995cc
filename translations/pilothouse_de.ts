<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AccessWords</name>
    <message>
        <source>whole organisation</source>
        <translation>ganze Organisation</translation>
    </message>
    <message>
        <source>Team %1</source>
        <translation>Team %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>role, team</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>ends within an hour</source>
        <translation>endet in einer Stunde</translation>
    </message>
    <message numerus="yes">
        <source>ends in %n hour(s)</source>
        <translation>
            <numerusform>endet in %n Stunde</numerusform>
            <numerusform>endet in %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ends in %n day(s)</source>
        <translation>
            <numerusform>endet in %n Tag</numerusform>
            <numerusform>endet in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>kein Zertifikat</translation>
    </message>
    <message>
        <source>certificate ended</source>
        <translation>Zertifikat abgelaufen</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>in Kraft</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>AllowDialog</name>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>Für einen Tag</numerusform>
            <numerusform>Für %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>%1 erlauben</translation>
    </message>
    <message>
        <source>It is no open finding until then, and one again afterwards. The reason stands with it.</source>
        <translation>Er ist bis dahin kein offener Fund, und danach wieder einer. Der Grund steht dabei.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>The finding is allowed.</source>
        <translation>Der Fund ist erlaubt.</translation>
    </message>
</context>
<context>
    <name>BreakGlassDialogs</name>
    <message>
        <source>Break the glass</source>
        <translation>Scheibe einschlagen</translation>
    </message>
    <message>
        <source>The rules are suspended at once, for everybody, and count again by themselves at the end. Everybody sees it, it is recorded, and somebody else must review it afterwards.</source>
        <translation>Die Regeln sind sofort und für alle ausgesetzt und gelten am Ende von selbst wieder. Alle sehen es, es wird aufgezeichnet, und jemand anderes muss es danach prüfen.</translation>
    </message>
    <message>
        <source>The rules are suspended until %1.</source>
        <translation>Die Regeln sind bis %1 ausgesetzt.</translation>
    </message>
    <message>
        <source>End the emergency</source>
        <translation>Notfall beenden</translation>
    </message>
    <message>
        <source>All rules count again at once.</source>
        <translation>Alle Regeln gelten sofort wieder.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>All rules count again.</source>
        <translation>Alle Regeln gelten wieder.</translation>
    </message>
    <message>
        <source>Review the emergency</source>
        <translation>Notfall prüfen</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>The emergency is reviewed.</source>
        <translation>Der Notfall ist geprüft.</translation>
    </message>
    <message>
        <source>Say what was done while the rules were suspended, and what came of it. “What it let through” lists the changes that rules would have refused or asked more of.</source>
        <translation>Angeben, was getan wurde, während die Regeln ausgesetzt waren, und was daraus wurde. „Was er durchließ“ zeigt die Änderungen, die Regeln abgelehnt oder an mehr gebunden hätten.</translation>
    </message>
</context>
<context>
    <name>ChangeNotice</name>
    <message numerus="yes">
        <source>“%1” is asked for, and waits for %n approval(s).</source>
        <translation>
            <numerusform>„%1“ ist beantragt und wartet auf %n Freigabe.</numerusform>
            <numerusform>„%1“ ist beantragt und wartet auf %n Freigaben.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is asked for, and waits for approval.</source>
        <translation>„%1“ ist beantragt und wartet auf Freigabe.</translation>
    </message>
    <message>
        <source>Show the request</source>
        <translation>Antrag zeigen</translation>
    </message>
    <message>
        <source>“%1” waits with all that stands in it.</source>
        <translation>„%1“ wartet, mit allem, was darin steht.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Damit fortfahren</translation>
    </message>
</context>
<context>
    <name>ChangePolicy</name>
    <message numerus="yes">
        <source>It needs %n approval(s), as a rule asks: %1</source>
        <translation>
            <numerusform>Es braucht %n Freigabe, wie eine Regel verlangt: %1</numerusform>
            <numerusform>Es braucht %n Freigaben, wie eine Regel verlangt: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The reason must name a ticket, as a rule asks: %1</source>
        <translation>Der Grund muss ein Ticket nennen, wie eine Regel verlangt: %1</translation>
    </message>
    <message>
        <source>It needs a reason, as a rule asks: %1</source>
        <translation>Es braucht einen Grund, wie eine Regel verlangt: %1</translation>
    </message>
    <message numerus="yes">
        <source>No more than %n replica(s) are allowed, and what is more is left out: %1</source>
        <translation>
            <numerusform>Mehr als %n Replikat ist nicht erlaubt, und was darüber ist, entfällt: %1</numerusform>
            <numerusform>Mehr als %n Replikate sind nicht erlaubt, und was darüber ist, entfällt: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>A rule warns, and does not stand against it yet: %1</source>
        <translation>Eine Regel warnt und steht dem noch nicht entgegen: %1</translation>
    </message>
    <message>
        <source>Rules that would stand against it are suspended: %1</source>
        <translation>Regeln, die dem entgegenstünden, sind ausgesetzt: %1</translation>
    </message>
    <message>
        <source>“%1” of %2</source>
        <comment>id of a rule, name of its policy set</comment>
        <translation>„%1“ aus %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Policies would keep replicas away from where they may be now: %1</source>
        <comment>a list</comment>
        <translation>Richtlinien hielten Replikate von Orten fern, an denen sie jetzt sein dürfen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change request(s) that wait would be void: %1</source>
        <translation>
            <numerusform>Ein wartender Antrag würde hinfällig: %1</numerusform>
            <numerusform>%n wartende Anträge würden hinfällig: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>a deployment, a cluster</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a route, a provider or deployment</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>Policies would refuse these routes at their next change: %1</source>
        <comment>a list</comment>
        <translation>Richtlinien würden diese Routen bei ihrer nächsten Änderung ablehnen: %1</translation>
    </message>
</context>
<context>
    <name>ChangeRequestWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>an object, and how many others</comment>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>%1 anlegen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>%1 zurückholen</translation>
    </message>
    <message>
        <source>Evaluate %1</source>
        <translation>%1 bewerten</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Deprecate %1</source>
        <translation>%1 als veraltet kennzeichnen</translation>
    </message>
    <message>
        <source>Retire %1</source>
        <translation>%1 zurückziehen</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>Roll back %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a permission that is used, an object</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>approvals given, needed</comment>
        <translation>%L1 von %L2</translation>
    </message>
    <message numerus="yes">
        <source>It waits for %n more approval(s), and nothing has changed.</source>
        <translation>
            <numerusform>Er wartet auf %n weitere Freigabe, und nichts hat sich geändert.</numerusform>
            <numerusform>Er wartet auf %n weitere Freigaben, und nichts hat sich geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is approved, and is applied at %1.</source>
        <translation>Er ist freigegeben und wird am %1 angewendet.</translation>
    </message>
    <message>
        <source>It was approved and applied.</source>
        <translation>Er wurde freigegeben und angewendet.</translation>
    </message>
    <message>
        <source>%1 rejected it; nothing has changed.</source>
        <comment>a person</comment>
        <translation>%1 hat ihn abgelehnt; nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>%1 took it back; nothing has changed.</source>
        <comment>a person</comment>
        <translation>%1 hat ihn zurückgezogen; nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>It is void, and nothing has changed. %1</source>
        <comment>why, a sentence</comment>
        <translation>Er ist hinfällig, und nichts hat sich geändert. %1</translation>
    </message>
    <message>
        <source>Nobody approved it until %1, and nothing has changed.</source>
        <translation>Niemand hat ihn bis %1 freigegeben, und nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>It was approved and could not be applied. %1</source>
        <comment>why, a sentence</comment>
        <translation>Er wurde freigegeben und konnte nicht angewendet werden. %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeTurn</name>
    <message>
        <source>Nothing more can come of it: %1.</source>
        <comment>a state, for example withdrawn</comment>
        <translation>Daraus kann nichts mehr werden: %1.</translation>
    </message>
    <message>
        <source>Nobody approved it in time, and it has lapsed.</source>
        <translation>Niemand hat ihn rechtzeitig freigegeben, und er ist verfallen.</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>The service</source>
        <translation>Der Dienst</translation>
    </message>
    <message>
        <source>%1 deleted %2</source>
        <comment>person, object</comment>
        <translation>%1 hat %2 gelöscht</translation>
    </message>
    <message>
        <source>%1 created %2</source>
        <comment>person, object</comment>
        <translation>%1 hat %2 angelegt</translation>
    </message>
    <message>
        <source>%1 changed %2</source>
        <comment>person, object</comment>
        <translation>%1 hat %2 geändert</translation>
    </message>
    <message>
        <source>%1 brought back %2</source>
        <comment>person, object</comment>
        <translation>%1 hat %2 wiederhergestellt</translation>
    </message>
    <message>
        <source>%1 imported %2</source>
        <comment>person, object</comment>
        <translation>%1 hat %2 importiert</translation>
    </message>
    <message>
        <source>%1 approved %2</source>
        <comment>person, object</comment>
        <translation>%1 hat %2 freigegeben</translation>
    </message>
    <message>
        <source>%1 changed %2 (%3)</source>
        <comment>person, object, permission used</comment>
        <translation>%1 hat %2 geändert (%3)</translation>
    </message>
    <message>
        <source>%1 found %2</source>
        <comment>the service, object</comment>
        <translation>%1 hat %2 gefunden</translation>
    </message>
</context>
<context>
    <name>ConditionFacts</name>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Models offered</source>
        <translation>Angebotene Modelle</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>GPU telemetry</source>
        <translation>GPU-Telemetrie</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Whereabouts</source>
        <translation>Verbleib</translation>
    </message>
</context>
<context>
    <name>DeploymentNews</name>
    <message>
        <source>The rollout of revision %L1 of %2 was aborted. %3</source>
        <comment>number, deployment, why</comment>
        <translation>Der Rollout von Revision %L1 von %2 wurde gestoppt. %3</translation>
    </message>
    <message>
        <source>The deployment %1 is degraded. %2</source>
        <comment>name, why</comment>
        <translation>Das Deployment %1 ist beeinträchtigt. %2</translation>
    </message>
    <message>
        <source>The deployment %1 is unavailable. %2</source>
        <comment>name, why</comment>
        <translation>Das Deployment %1 ist nicht verfügbar. %2</translation>
    </message>
    <message>
        <source>A replica of %1 is in a crash loop. %2</source>
        <comment>name, why</comment>
        <translation>Ein Replikat von %1 stürzt immer wieder ab. %2</translation>
    </message>
</context>
<context>
    <name>EngineTemplates</name>
    <message>
        <source>Serves GGUF models by llama.cpp from Python, one request after the other. For small models and trials.</source>
        <translation>Führt GGUF-Modelle mit llama.cpp aus Python aus, eine Anfrage nach der anderen. Für kleine Modelle und Versuche.</translation>
    </message>
    <message>
        <source>It needs Python and a C++ compiler. Install it into an environment of its own:

```
python3 -m venv /opt/llama-cpp-python
/opt/llama-cpp-python/bin/pip install &quot;llama-cpp-python[server]&quot;
```

Then set the program of this template to `/opt/llama-cpp-python/bin/python3`. More at &lt;https://llama-cpp-python.readthedocs.io/&gt;.</source>
        <translation>Dies braucht Python und einen C++-Compiler. In einer eigenen Umgebung installieren:

```
python3 -m venv /opt/llama-cpp-python
/opt/llama-cpp-python/bin/pip install &quot;llama-cpp-python[server]&quot;
```

Danach das Programm dieser Vorlage auf `/opt/llama-cpp-python/bin/python3` setzen. Mehr unter &lt;https://llama-cpp-python.readthedocs.io/&gt;.</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>Schichten auf der GPU</translation>
    </message>
    <message>
        <source>How many layers are computed on GPUs; -1 is all of them.</source>
        <translation>Wie viele Schichten auf GPUs gerechnet werden; -1 sind alle.</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU-Threads</translation>
    </message>
    <message>
        <source>Of each replica.</source>
        <translation>Je Replikat.</translation>
    </message>
    <message>
        <source>Tokens in a batch</source>
        <translation>Token je Stapel</translation>
    </message>
    <message>
        <source>The most tokens of a prompt that are computed at once.</source>
        <translation>Wie viele Token einer Eingabe höchstens auf einmal gerechnet werden.</translation>
    </message>
    <message>
        <source>Chat format</source>
        <translation>Gesprächsformat</translation>
    </message>
    <message>
        <source>How a conversation is written for the model, where its file does not say so, for example `chatml`.</source>
        <translation>Wie ein Gespräch für das Modell aufgeschrieben wird, wenn seine Datei es nicht sagt, zum Beispiel `chatml`.</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash Attention</translation>
    </message>
    <message>
        <source>A quicker way to compute attention, on devices that have it.</source>
        <translation>Ein schnellerer Weg, Attention zu rechnen, auf Geräten, die ihn kennen.</translation>
    </message>
    <message>
        <source>Serves GGUF models on CPUs and on GPUs of every make. The context length is shared by the requests that are served at once.</source>
        <translation>Führt GGUF-Modelle auf CPUs und auf GPUs aller Hersteller aus. Gleichzeitige Anfragen teilen sich die Kontextlänge.</translation>
    </message>
    <message>
        <source>Programs for many systems lie at &lt;https://github.com/ggml-org/llama.cpp/releases&gt;. To build it for this host:

```
git clone https://github.com/ggml-org/llama.cpp
cmake -S llama.cpp -B llama.cpp/build -DGGML_CUDA=ON
cmake --build llama.cpp/build --target llama-server
```

Leave out `-DGGML_CUDA=ON` where there is no NVIDIA GPU. Put `llama-server` into the service&apos;s `PATH`, or set the program of this template to where it is.</source>
        <translation>Fertige Programme für viele Systeme liegen unter &lt;https://github.com/ggml-org/llama.cpp/releases&gt;. Für diesen Rechner bauen:

```
git clone https://github.com/ggml-org/llama.cpp
cmake -S llama.cpp -B llama.cpp/build -DGGML_CUDA=ON
cmake --build llama.cpp/build --target llama-server
```

Ohne NVIDIA-GPU `-DGGML_CUDA=ON` weglassen. `llama-server` in den `PATH` des Dienstes legen oder das Programm dieser Vorlage auf seinen Ort setzen.</translation>
    </message>
    <message>
        <source>How many layers are computed on GPUs: a number, `auto` or `all`.</source>
        <translation>Wie viele Schichten auf GPUs gerechnet werden: eine Zahl, `auto` oder `all`.</translation>
    </message>
    <message>
        <source>Of each replica; the engine takes as many as there are cores where nothing is set.</source>
        <translation>Je Replikat; ohne Angabe nimmt die Engine so viele, wie es Kerne gibt.</translation>
    </message>
    <message>
        <source>The most tokens of prompts that are computed at once.</source>
        <translation>Wie viele Token von Eingaben höchstens auf einmal gerechnet werden.</translation>
    </message>
    <message>
        <source>Precision of the keys</source>
        <translation>Genauigkeit der Schlüssel</translation>
    </message>
    <message>
        <source>What the keys in the KV cache are stored as.</source>
        <translation>Als was die Schlüssel im KV-Cache gespeichert werden.</translation>
    </message>
    <message>
        <source>Precision of the values</source>
        <translation>Genauigkeit der Werte</translation>
    </message>
    <message>
        <source>What the values in the KV cache are stored as.</source>
        <translation>Als was die Werte im KV-Cache gespeichert werden.</translation>
    </message>
    <message>
        <source>Embeddings only</source>
        <translation>Nur Einbettungen</translation>
    </message>
    <message>
        <source>For models that turn texts into vectors.</source>
        <translation>Für Modelle, die Texte in Vektoren verwandeln.</translation>
    </message>
    <message>
        <source>Serves GGUF models on CPUs and GPUs. Each replica has a store of its own and copies the model into it when it starts.</source>
        <translation>Führt GGUF-Modelle auf CPUs und GPUs aus. Jedes Replikat hat einen eigenen Speicherort und kopiert das Modell beim Start dorthin.</translation>
    </message>
    <message>
        <source>How it is installed is described at &lt;https://ollama.com/download/linux&gt;. It need not run by itself: the service starts one for each replica. The program `ollama` must be in the service&apos;s `PATH`.</source>
        <translation>Wie es installiert wird, steht unter &lt;https://ollama.com/download/linux&gt;. Von selbst laufen muss es nicht: Der Dienst startet eines für jedes Replikat. Das Programm `ollama` muss im `PATH` des Dienstes liegen.</translation>
    </message>
    <message>
        <source>An example to copy: any program that serves the OpenAI API at a host and a port that it is given. Change the program and its arguments to yours.</source>
        <translation>Ein Beispiel zum Kopieren: jedes Programm, das die OpenAI-API an einer vorgegebenen Adresse anbietet. Programm und Argumente durch die eigenen ersetzen.</translation>
    </message>
    <message>
        <source>Copy this template and name a program of yours. It must answer `GET /v1/models`, `POST /v1/chat/completions` and `POST /v1/completions`, and end when it is sent SIGTERM.</source>
        <translation>Diese Vorlage kopieren und ein eigenes Programm nennen. Es muss `GET /v1/models`, `POST /v1/chat/completions` und `POST /v1/completions` beantworten und enden, wenn es SIGTERM bekommt.</translation>
    </message>
    <message>
        <source>Serves safetensors models on GPUs; requests that begin alike share their KV cache. It takes most of a GPU&apos;s memory for itself.</source>
        <translation>Führt safetensors-Modelle auf GPUs aus; Anfragen, die gleich beginnen, teilen sich ihren KV-Cache. Dies belegt fast den ganzen Speicher einer GPU.</translation>
    </message>
    <message>
        <source>SGLang needs Python and the driver of the GPUs. Install it into an environment of its own:

```
python3 -m venv /opt/sglang
/opt/sglang/bin/pip install &quot;sglang[all]&quot;
```

Then set the program of this template to `/opt/sglang/bin/python3`. More at &lt;https://docs.sglang.io/&gt;.</source>
        <translation>SGLang braucht Python und den Treiber der GPUs. In einer eigenen Umgebung installieren:

```
python3 -m venv /opt/sglang
/opt/sglang/bin/pip install &quot;sglang[all]&quot;
```

Danach das Programm dieser Vorlage auf `/opt/sglang/bin/python3` setzen. Mehr unter &lt;https://docs.sglang.io/&gt;.</translation>
    </message>
    <message>
        <source>Part of the GPU memory</source>
        <translation>Anteil am GPU-Speicher</translation>
    </message>
    <message>
        <source>How much of each GPU&apos;s memory weights and KV cache take, from 0 to 1.</source>
        <translation>Wie viel vom Speicher jeder GPU Gewichte und KV-Cache belegen, von 0 bis 1.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>What weights and activations are computed in.</source>
        <translation>Worin Gewichte und Aktivierungen gerechnet werden.</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>How the weights are quantized, where the model&apos;s configuration does not say so.</source>
        <translation>Wie die Gewichte quantisiert sind, wenn die Konfiguration des Modells es nicht sagt.</translation>
    </message>
    <message>
        <source>Precision of the KV cache</source>
        <translation>Genauigkeit des KV-Caches</translation>
    </message>
    <message>
        <source>A smaller one holds more requests at some cost in quality.</source>
        <translation>Eine kleinere fasst mehr Anfragen und kostet etwas Güte.</translation>
    </message>
    <message>
        <source>Tokens of a prefill</source>
        <translation>Token je Prefill</translation>
    </message>
    <message>
        <source>Longer prompts are computed in parts of so many tokens.</source>
        <translation>Längere Eingaben werden in Teilen von so vielen Token gerechnet.</translation>
    </message>
    <message>
        <source>Run code of the model</source>
        <translation>Code des Modells ausführen</translation>
    </message>
    <message>
        <source>Runs program code that lies with the model&apos;s files. Only for models whose code was read.</source>
        <translation>Führt Programmcode aus, der bei den Dateien des Modells liegt. Nur für Modelle, deren Code gelesen wurde.</translation>
    </message>
    <message>
        <source>Serves safetensors models on GPUs. Its makers maintain it and recommend other engines for what is new.</source>
        <translation>Führt safetensors-Modelle auf GPUs aus. Die Hersteller pflegen es noch und empfehlen für Neues andere Engines.</translation>
    </message>
    <message>
        <source>It is made for containers; how to install it on a host is described at &lt;https://huggingface.co/docs/text-generation-inference/installation&gt;. The program `text-generation-launcher` must be in the service&apos;s `PATH`.</source>
        <translation>Dies ist für Container gemacht; wie man es auf einem Rechner installiert, steht unter &lt;https://huggingface.co/docs/text-generation-inference/installation&gt;. Das Programm `text-generation-launcher` muss im `PATH` des Dienstes liegen.</translation>
    </message>
    <message>
        <source>How much of each GPU&apos;s memory the engine takes, from 0 to 1.</source>
        <translation>Wie viel vom Speicher jeder GPU die Engine belegt, von 0 bis 1.</translation>
    </message>
    <message>
        <source>Tokens of a prompt</source>
        <translation>Token je Eingabe</translation>
    </message>
    <message>
        <source>Longer prompts are refused.</source>
        <translation>Längere Eingaben werden abgelehnt.</translation>
    </message>
    <message>
        <source>Serves safetensors models on GPUs with continuous batching and a paged KV cache. It takes most of a GPU&apos;s memory for itself.</source>
        <translation>Führt safetensors-Modelle auf GPUs aus, mit fortlaufendem Stapeln und einem KV-Cache in Seiten. Dies belegt fast den ganzen Speicher einer GPU.</translation>
    </message>
    <message>
        <source>vLLM needs Python and, for NVIDIA GPUs, their driver. Install it into an environment of its own:

```
python3 -m venv /opt/vllm
/opt/vllm/bin/pip install vllm
```

Then start the service with `/opt/vllm/bin` in its `PATH`, or set the program of this template to `/opt/vllm/bin/vllm`. More at &lt;https://docs.vllm.ai/&gt;.</source>
        <translation>vLLM braucht Python und für NVIDIA-GPUs deren Treiber. In einer eigenen Umgebung installieren:

```
python3 -m venv /opt/vllm
/opt/vllm/bin/pip install vllm
```

Danach den Dienst mit `/opt/vllm/bin` im `PATH` starten oder das Programm dieser Vorlage auf `/opt/vllm/bin/vllm` setzen. Mehr unter &lt;https://docs.vllm.ai/&gt;.</translation>
    </message>
    <message>
        <source>The most that one step computes; more serves more, fewer answers sooner.</source>
        <translation>Wie viel ein Schritt höchstens rechnet; mehr beantwortet mehr, weniger antwortet schneller.</translation>
    </message>
    <message>
        <source>Prefix cache</source>
        <translation>Cache für Anfänge</translation>
    </message>
    <message>
        <source>Requests that begin alike share what was computed for the beginning.</source>
        <translation>Anfragen, die gleich beginnen, teilen sich, was für den Anfang gerechnet wurde.</translation>
    </message>
    <message>
        <source>Without CUDA graphs</source>
        <translation>Ohne CUDA-Graphen</translation>
    </message>
    <message>
        <source>It starts sooner and needs less memory, and answers more slowly.</source>
        <translation>Der Start ist schneller und braucht weniger Speicher, die Antworten sind langsamer.</translation>
    </message>
</context>
<context>
    <name>EventBlock</name>
    <message>
        <source>Time, %1</source>
        <translation>Zeit, %1</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Outcome, why</source>
        <translation>Ergebnis, Grund</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>outcome, why</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>EventFacts</name>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>SHA-256 of the certificate that the caller showed.</source>
        <translation>SHA-256 des Zertifikats, das der Aufrufer vorgelegt hat.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>whole organisation</source>
        <translation>gesamte Organisation</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Blattprüfsumme</translation>
    </message>
    <message>
        <source>SHA-256 of the exact bytes of the entry, after RFC 6962.</source>
        <translation>SHA-256 der genauen Bytes des Eintrags nach RFC 6962.</translation>
    </message>
    <message>
        <source>Included in</source>
        <translation>Enthalten in</translation>
    </message>
    <message>
        <source>tree of %1 entries</source>
        <translation>Baum mit %1 Einträgen</translation>
    </message>
    <message>
        <source>Root hash</source>
        <translation>Wurzelprüfsumme</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>When this console last verified the signed head of the log.</source>
        <translation>Wann diese Konsole den signierten Kopf des Protokolls zuletzt geprüft hat.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Signaturschlüssel</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Störfall</translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1, %n-mal</numerusform>
            <numerusform>%1, %n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The name of the object was erased.</source>
        <translation>Der Name des Objekts wurde getilgt.</translation>
    </message>
    <message>
        <source>It concerns no single object.</source>
        <translation>Es betrifft kein einzelnes Objekt.</translation>
    </message>
    <message>
        <source>proven</source>
        <translation>nachgewiesen</translation>
    </message>
    <message>
        <source>This console has checked that the entry stands at this place of the signed log.</source>
        <translation>Diese Konsole hat geprüft, dass der Eintrag an dieser Stelle des signierten Protokolls steht.</translation>
    </message>
    <message>
        <source>does not match</source>
        <translation>stimmt nicht überein</translation>
    </message>
    <message>
        <source>The signed log does not hold this entry at this place. Keep the data directory as it is and call your compliance officer.</source>
        <translation>Das signierte Protokoll enthält diesen Eintrag nicht an dieser Stelle. Das Datenverzeichnis unverändert lassen und die Compliance-Stelle verständigen.</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>The entry is checked as soon as the service has signed a log that holds it.</source>
        <translation>Der Eintrag wird geprüft, sobald der Dienst ein Protokoll signiert hat, das ihn enthält.</translation>
    </message>
    <message>
        <source>verified, no gaps</source>
        <translation>geprüft, lückenlos</translation>
    </message>
    <message>
        <source>This console has verified the log up to entry %1, and that it continues all that was seen before.</source>
        <translation>Diese Konsole hat das Protokoll bis zum Eintrag %1 geprüft, und dass es alles zuvor Gesehene fortsetzt.</translation>
    </message>
    <message>
        <source>not verified yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>This console has not verified the log since it was started.</source>
        <translation>Diese Konsole hat das Protokoll seit ihrem Start nicht geprüft.</translation>
    </message>
    <message>
        <source>bad signature</source>
        <translation>falsche Signatur</translation>
    </message>
    <message>
        <source>The head of the log is not signed by the key that it had before.</source>
        <translation>Der Kopf des Protokolls ist nicht mit dem bisherigen Schlüssel signiert.</translation>
    </message>
    <message>
        <source>another key</source>
        <translation>anderer Schlüssel</translation>
    </message>
    <message>
        <source>The log is signed by another key than the one that was seen before.</source>
        <translation>Das Protokoll ist mit einem anderen als dem bisher gesehenen Schlüssel signiert.</translation>
    </message>
    <message>
        <source>another log</source>
        <translation>anderes Protokoll</translation>
    </message>
    <message>
        <source>The service shows another log than at your last visit.</source>
        <translation>Der Dienst zeigt ein anderes Protokoll als beim letzten Besuch.</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgesetzt</translation>
    </message>
    <message>
        <source>The log is shorter than it was when this console saw it last.</source>
        <translation>Das Protokoll ist kürzer, als diese Konsole es zuletzt gesehen hat.</translation>
    </message>
    <message>
        <source>rewritten</source>
        <translation>umgeschrieben</translation>
    </message>
    <message>
        <source>The log does not continue the one that this console saw before.</source>
        <translation>Das Protokoll setzt das zuvor von dieser Konsole gesehene nicht fort.</translation>
    </message>
    <message>
        <source>What the service tells of this event is not what the signed log says. Look at the leaf, keep the data directory as it is and call your compliance officer.</source>
        <translation>Was der Dienst über dieses Ereignis sagt, steht so nicht im signierten Protokoll. Das Blatt ansehen, das Datenverzeichnis unverändert lassen und die Compliance-Stelle verständigen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 +%n</source>
        <translation>
            <numerusform>%1 +%n</numerusform>
            <numerusform>%1 +%n</numerusform>
        </translation>
    </message>
    <message>
        <source>Replica %1: %2</source>
        <comment>id, a sentence</comment>
        <translation>Replikat %1: %2</translation>
    </message>
    <message>
        <source>%1, created as revision %2</source>
        <translation>%1, angelegt als Revision %2</translation>
    </message>
    <message>
        <source>%1, deleted as revision %2</source>
        <translation>%1, gelöscht als Revision %2</translation>
    </message>
    <message>
        <source>%1, revision %2 with the intent of %3</source>
        <translation>%1, Revision %2 mit den Vorgaben von %3</translation>
    </message>
    <message>
        <source>%1, revision %2 to %3</source>
        <translation>%1, Revision %2 auf %3</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Certificates revoked before</source>
        <translation>Zertifikate widerrufen vor</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Team that is bound</source>
        <translation>Gebundenes Team</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Gestartet von</translation>
    </message>
    <message>
        <source>Works on</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Cancellation requested</source>
        <translation>Abbruch angefordert</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation>Modalitäten</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Permitted regions</source>
        <translation>Zulässige Regionen</translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation>Risikostufe</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Lebenszyklus</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>Kontextlänge</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>KV cache per token</source>
        <translation>KV-Cache je Token</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>Unsafe serialization</source>
        <translation>Unsichere Serialisierung</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation>Anzahl der Dateien</translation>
    </message>
    <message>
        <source>Role binding</source>
        <translation>Rollenbindung</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model version</source>
        <translation>Modellversion</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Engine template</source>
        <translation>Engine-Vorlage</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeitumgebung</translation>
    </message>
    <message>
        <source>Cordoned</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Readiness probe</source>
        <translation>Bereitschaftsprüfung</translation>
    </message>
    <message>
        <source>Liveness probe</source>
        <translation>Lebensprüfung</translation>
    </message>
    <message>
        <source>Time to start</source>
        <translation>Zeit zum Starten</translation>
    </message>
    <message>
        <source>Time to stop</source>
        <translation>Zeit zum Beenden</translation>
    </message>
    <message>
        <source>Path of metrics</source>
        <translation>Pfad der Metriken</translation>
    </message>
    <message>
        <source>Names of metrics</source>
        <translation>Namen der Metriken</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Arguments for its version</source>
        <translation>Argumente für die Version</translation>
    </message>
    <message>
        <source>How to get it</source>
        <translation>Woher man sie bekommt</translation>
    </message>
    <message>
        <source>Reports its model&apos;s name</source>
        <translation>Nennt den Namen ihres Modells</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster Wert</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Größter Wert</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Answer within</source>
        <translation>Antwort innerhalb von</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>Fehler in Folge</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Zusatzbedarf</translation>
    </message>
    <message>
        <source>Reserved part</source>
        <translation>Reservierter Teil</translation>
    </message>
    <message>
        <source>Engine settings</source>
        <translation>Einstellungen der Engine</translation>
    </message>
    <message>
        <source>Further arguments</source>
        <translation>Weitere Argumente</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>Gleichzeitige Anfragen</translation>
    </message>
    <message>
        <source>Minimum replicas</source>
        <translation>Mindestzahl der Replikate</translation>
    </message>
    <message>
        <source>Maximum replicas</source>
        <translation>Höchstzahl der Replikate</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Resources of a replica</source>
        <translation>Ressourcen eines Replikats</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>Service tier</source>
        <translation>Dienststufe</translation>
    </message>
    <message>
        <source>Drain time</source>
        <translation>Zeit zum Auslaufen</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Host memory</source>
        <translation>Hauptspeicher</translation>
    </message>
    <message>
        <source>CPU (thousandths)</source>
        <translation>CPU (Tausendstel)</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Labels of the node</source>
        <translation>Labels des Knotens</translation>
    </message>
    <message>
        <source>GPU product</source>
        <translation>GPU-Produkt</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Replicas above the number</source>
        <translation>Replikate über der Zahl</translation>
    </message>
    <message>
        <source>Replicas below the number</source>
        <translation>Replikate unter der Zahl</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Guards</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Hold time</source>
        <translation>Haltezeit</translation>
    </message>
    <message>
        <source>Waits for promotion</source>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Fehlerrate</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Inter-token latency</source>
        <translation>Zeit zwischen Tokens</translation>
    </message>
    <message>
        <source>Requests for a verdict</source>
        <translation>Anfragen für ein Urteil</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Probe period</source>
        <translation>Prüfintervall</translation>
    </message>
    <message>
        <source>Public model name</source>
        <translation>Öffentlicher Modellname</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Aliasnamen</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Falls back on</source>
        <translation>Weicht aus bei</translation>
    </message>
    <message>
        <source>Attempts at most</source>
        <translation>Versuche höchstens</translation>
    </message>
    <message>
        <source>Time to the first byte</source>
        <translation>Zeit bis zum ersten Byte</translation>
    </message>
    <message>
        <source>Time between parts</source>
        <translation>Zeit zwischen Teilen</translation>
    </message>
    <message>
        <source>Time of a request</source>
        <translation>Zeit einer Anfrage</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Model of the provider</source>
        <translation>Modell des Anbieters</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Left to the engine</source>
        <translation>Der Engine überlassen</translation>
    </message>
    <message>
        <source>Not limited; for example 24 GiB</source>
        <translation>Nicht begrenzt; zum Beispiel 24 GiB</translation>
    </message>
    <message>
        <source>Not limited</source>
        <translation>Nicht begrenzt</translation>
    </message>
    <message>
        <source>2, unless something else stands here</source>
        <translation>2, wenn hier nichts anderes steht</translation>
    </message>
    <message>
        <source>Telemetry source</source>
        <translation>Telemetriequelle</translation>
    </message>
    <message>
        <source>Simulated fleet</source>
        <translation>Simulierte Flotte</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Störfälle</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Störfall</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Prices of GPUs</source>
        <translation>Preise der GPUs</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>Cordoned GPUs</source>
        <translation>Gesperrte GPUs</translation>
    </message>
    <message>
        <source>Exporters</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Prometheus</source>
        <translation>Prometheus</translation>
    </message>
    <message>
        <source>User (basic)</source>
        <translation>Benutzer (Basic)</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Label of the node&apos;s name</source>
        <translation>Label mit dem Namen des Knotens</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Label matchers</source>
        <translation>Label-Matcher</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Host or range</source>
        <translation>Rechner oder Bereich</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Fund</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Allowed until</source>
        <translation>Erlaubt bis</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Drained</source>
        <translation>Geräumt</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stummschaltung</translation>
    </message>
    <message>
        <source>Nodes and GPUs</source>
        <translation>Knoten und GPUs</translation>
    </message>
    <message>
        <source>Whole cluster</source>
        <translation>Ganzes Cluster</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>nobody has decided</source>
        <translation>noch nicht entschieden</translation>
    </message>
    <message>
        <source>Where values come from</source>
        <translation>Woher die Werte kommen</translation>
    </message>
    <message>
        <source>Who gets the role</source>
        <translation>Wer die Rolle bekommt</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Price of an hour</source>
        <translation>Preis einer Stunde</translation>
    </message>
    <message>
        <source>GPU products</source>
        <translation>GPU-Modelle</translation>
    </message>
    <message>
        <source>Policy set</source>
        <translation>Richtliniensatz</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Geltungsbereich</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Closed stages</source>
        <translation>Geschlossene Stufen</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>Time in the shadow</source>
        <translation>Zeit im Schatten</translation>
    </message>
    <message>
        <source>Decisions in the shadow</source>
        <translation>Entscheidungen im Schatten</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wenn</translation>
    </message>
    <message>
        <source>Unless</source>
        <translation>Außer wenn</translation>
    </message>
    <message>
        <source>Obligations</source>
        <translation>Auflagen</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Enforced share</source>
        <translation>Durchgesetzter Anteil</translation>
    </message>
    <message>
        <source>In this mode since</source>
        <translation>In diesem Modus seit</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Is one of</source>
        <translation>Ist eines von</translation>
    </message>
    <message>
        <source>Is none of</source>
        <translation>Ist keines von</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Lies between</source>
        <translation>Liegt zwischen</translation>
    </message>
    <message>
        <source>Has one of</source>
        <translation>Hat eines von</translation>
    </message>
    <message>
        <source>Has all of</source>
        <translation>Hat alle von</translation>
    </message>
    <message>
        <source>Has none of</source>
        <translation>Hat keines von</translation>
    </message>
    <message>
        <source>Is true</source>
        <translation>Trifft zu</translation>
    </message>
    <message>
        <source>Is given</source>
        <translation>Ist angegeben</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Approvals by others</source>
        <translation>Freigaben durch andere</translation>
    </message>
    <message>
        <source>A reason</source>
        <translation>Eine Begründung</translation>
    </message>
    <message>
        <source>A ticket</source>
        <translation>Ein Ticket</translation>
    </message>
    <message>
        <source>Replicas at most</source>
        <translation>Höchstens Replikate</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Is allowed</source>
        <translation>Ist erlaubt</translation>
    </message>
    <message>
        <source>Deciding rule</source>
        <translation>Entscheidende Regel</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>List of texts</source>
        <translation>Liste von Texten</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
    <message>
        <source>Change request</source>
        <translation>Antrag</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Beantragt von</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Asked by an action</source>
        <translation>Durch eine Aktion beantragt</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Number of objects</source>
        <translation>Anzahl der Objekte</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Approvals that are needed</source>
        <translation>Nötige Freigaben</translation>
    </message>
    <message>
        <source>Rules that ask for them</source>
        <translation>Regeln, die sie verlangen</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Lapses</source>
        <translation>Verfällt</translation>
    </message>
    <message>
        <source>Applied from</source>
        <translation>Angewendet ab</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Details of the cause</source>
        <translation>Angaben zur Ursache</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>UID</source>
        <translation>UID</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Art der Änderung</translation>
    </message>
    <message>
        <source>ETag before</source>
        <translation>ETag vorher</translation>
    </message>
    <message>
        <source>As it shall be</source>
        <translation>Wie es sein soll</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>SHA-256 of what was read</source>
        <translation>SHA-256 des Gelesenen</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>UID of the policy set</source>
        <translation>UID des Richtliniensatzes</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Notfall</translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation>Begonnen von</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Suspended policy sets</source>
        <translation>Ausgesetzte Richtliniensätze</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>Time of the review</source>
        <translation>Zeit der Prüfung</translation>
    </message>
    <message>
        <source>Result of the review</source>
        <translation>Ergebnis der Prüfung</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>SHA-256 of the token</source>
        <translation>SHA-256 des Tokens</translation>
    </message>
    <message>
        <source>Accepted by</source>
        <translation>Angenommen von</translation>
    </message>
    <message>
        <source>Time of acceptance</source>
        <translation>Zeit der Annahme</translation>
    </message>
    <message>
        <source>Invited by</source>
        <translation>Eingeladen von</translation>
    </message>
    <message>
        <source>Enforced rules</source>
        <translation>Durchgesetzte Regeln</translation>
    </message>
    <message>
        <source>What rules did</source>
        <translation>Was Regeln taten</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Zugetroffen</translation>
    </message>
    <message>
        <source>Forecast of refusals</source>
        <translation>Vorhergesagte Ablehnungen</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>brought back</source>
        <translation>zurückgeholt</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>10,000, unless something else stands here</source>
        <translation>10.000, wenn hier nichts anderes steht</translation>
    </message>
    <message>
        <source>Rules that counted earlier</source>
        <translation>Regeln, die früher zählten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Aufgehalten</translation>
    </message>
    <message>
        <source>Would have stopped</source>
        <translation>Hätte aufgehalten</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <comment>microseconds</comment>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>amount, currency</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>OpenAI-compatible API</source>
        <translation>OpenAI-kompatible API</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>vLLM</source>
        <translation>vLLM</translation>
    </message>
    <message>
        <source>Text Generation Inference</source>
        <translation>Text Generation Inference</translation>
    </message>
    <message>
        <source>llama.cpp</source>
        <translation>llama.cpp</translation>
    </message>
    <message>
        <source>SGLang</source>
        <translation>SGLang</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>a program that is not told</source>
        <translation>ein nicht genanntes Programm</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>program, API</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>program, host</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>program, address</comment>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>anerkannt</translation>
    </message>
</context>
<context>
    <name>GpuFacts</name>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Zugeteilt</translation>
    </message>
    <message>
        <source>Given to replicas.</source>
        <translation>Replikaten zugeteilt.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Of those that are allocated, where anything runs at all.</source>
        <translation>Von den zugeteilten die, auf denen überhaupt etwas läuft.</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>Wirksam</translation>
    </message>
    <message>
        <source>Of those that are allocated, busy for half of the time or more.</source>
        <translation>Von den zugeteilten die, die mindestens die halbe Zeit beschäftigt sind.</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Idle cost</source>
        <translation>Kosten dafür</translation>
    </message>
    <message>
        <source>%1 per hour</source>
        <translation>%1 je Stunde</translation>
    </message>
    <message>
        <source>Cordoned</source>
        <translation>Gesperrt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln Knoten</numerusform>
            <numerusform>%Ln Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s)</source>
        <translation>
            <numerusform>%Ln GPU</numerusform>
            <numerusform>%Ln GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was heard of them for longer than they are asked.</source>
        <translation>Von ihnen war länger nichts zu hören, als sie gefragt werden.</translation>
    </message>
    <message>
        <source>With a fault</source>
        <translation>Mit Störung</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster Wert</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter Wert</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>No replica that you may see has it.</source>
        <translation>Kein Replikat, das Sie sehen dürfen, hat sie.</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>deployment, replica</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>DCGM&apos;s exporter does not report it before it is asked to. Add DCGM_FI_PROF_SM_ACTIVE to its counters.</source>
        <translation>Der Exporter von DCGM meldet es erst auf Verlangen. Nehmen Sie DCGM_FI_PROF_SM_ACTIVE in seine Zähler auf.</translation>
    </message>
    <message>
        <source>%1, stale</source>
        <translation>%1, veraltet</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sentence, its age</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>XID %1</source>
        <translation>XID %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln time(s), last %2)</source>
        <comment>a sentence, the age of the last one</comment>
        <translation>
            <numerusform>%1 (%Ln-mal, zuletzt %2)</numerusform>
            <numerusform>%1 (%Ln-mal, zuletzt %2)</numerusform>
        </translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>Nicht gezählt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s), off screen or without value</source>
        <translation>
            <numerusform>%Ln GPU, nicht im Bild oder ohne Wert</numerusform>
            <numerusform>%Ln GPUs, nicht im Bild oder ohne Wert</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean difference</source>
        <translation>Mittlere Differenz</translation>
    </message>
    <message>
        <source>Between what is shown and the time that it is compared with.</source>
        <translation>Zwischen dem Gezeigten und der Zeit, mit der es verglichen wird.</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Arbeitslast</translation>
    </message>
    <message>
        <source>Given to replicas, and less than 1 % active for 15 minutes or longer.</source>
        <translation>Replikaten zugeteilt und seit mindestens 15 Minuten zu weniger als 1 % aktiv.</translation>
    </message>
    <message>
        <source>%1 (%2 of all)</source>
        <comment>a count, its share</comment>
        <translation>%1 (%2 von allen)</translation>
    </message>
    <message>
        <source>%1 (%2 of allocated)</source>
        <comment>a count, its share</comment>
        <translation>%1 (%2 der zugeteilten)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s), %1</source>
        <comment>of a severity</comment>
        <translation>
            <numerusform>%Ln GPU, %1</numerusform>
            <numerusform>%Ln GPUs, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Of a GPU with several signs the gravest counts.</source>
        <translation>Bei einer GPU mit mehreren Anzeichen zählt das schwerste.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what was seen, what is to be done</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Nothing new is heard of it. See whether its node runs and its source still tells of it.</source>
        <translation>Von ihr kommt nichts Neues. Nachsehen, ob ihr Knoten läuft und ihre Quelle noch von ihr berichtet.</translation>
    </message>
    <message>
        <source>none, it is free</source>
        <translation>keines, sie ist frei</translation>
    </message>
    <message>
        <source>Used by others</source>
        <translation>Von anderen genutzt</translation>
    </message>
    <message>
        <source>Workloads that a telemetry source tells of run on them, and the service placed none of these.</source>
        <translation>Auf ihnen laufen Arbeitslasten, von denen eine Telemetriequelle berichtet; der Dienst hat keine davon platziert.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Allocated, but nothing says now whether anything runs on them.</source>
        <translation>Zugeteilt, aber nichts sagt derzeit, ob auf ihnen etwas läuft.</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
</context>
<context>
    <name>GpuRows</name>
    <message>
        <source>Metric</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Niedrigster</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Höchster</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>An der Linie</translation>
    </message>
    <message>
        <source>Time (%1)</source>
        <comment>zone</comment>
        <translation>Zeit (%1)</translation>
    </message>
    <message>
        <source>XID</source>
        <translation>XID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s catalog does not say.</source>
        <translation>NVIDIAs Verzeichnis sagt es nicht.</translation>
    </message>
    <message>
        <source>Began (%1)</source>
        <comment>zone</comment>
        <translation>Begann (%1)</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was es bedeutet</translation>
    </message>
    <message>
        <source>before what is kept</source>
        <translation>vor dem, was aufbewahrt ist</translation>
    </message>
    <message>
        <source>goes on</source>
        <comment>a fault</comment>
        <translation>dauert an</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>NVLink %1</source>
        <comment>number</comment>
        <translation>NVLink %1</translation>
    </message>
    <message>
        <source>up</source>
        <comment>a link</comment>
        <translation>an</translation>
    </message>
    <message>
        <source>down</source>
        <comment>a link</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>none that you may see</source>
        <translation>keines, das Sie sehen dürfen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
</context>
<context>
    <name>GpuWords</name>
    <message>
        <source>SM active</source>
        <translation>SM aktiv</translation>
    </message>
    <message>
        <source>Tensor active</source>
        <translation>Tensor aktiv</translation>
    </message>
    <message>
        <source>Memory used</source>
        <translation>Speicher belegt</translation>
    </message>
    <message>
        <source>KV cache used</source>
        <translation>KV-Cache belegt</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>SM clock</source>
        <translation>SM-Takt</translation>
    </message>
    <message>
        <source>NVLink</source>
        <translation>NVLink</translation>
    </message>
    <message>
        <source>GPU utilization</source>
        <translation>GPU-Auslastung</translation>
    </message>
    <message>
        <source>Engine active</source>
        <translation>Recheneinheit aktiv</translation>
    </message>
    <message>
        <source>Memory active</source>
        <translation>Speicher aktiv</translation>
    </message>
    <message>
        <source>SM occupancy</source>
        <translation>SM-Belegung</translation>
    </message>
    <message>
        <source>Memory temperature</source>
        <translation>Speichertemperatur</translation>
    </message>
    <message>
        <source>PCIe</source>
        <translation>PCIe</translation>
    </message>
    <message>
        <source>Requests running</source>
        <translation>Laufende Anfragen</translation>
    </message>
    <message>
        <source>Requests waiting</source>
        <translation>Wartende Anfragen</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 W</translation>
    </message>
    <message>
        <source>%1 MHz</source>
        <translation>%1 MHz</translation>
    </message>
    <message>
        <source>%1 GB/s</source>
        <translation>%1 GB/s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, stale</source>
        <translation>%1, veraltet</translation>
    </message>
    <message>
        <source>%1 / %2 / GPU %3</source>
        <translation>%1 / %2 / GPU %3</translation>
    </message>
    <message>
        <source>rack not given</source>
        <translation>Rack nicht angegeben</translation>
    </message>
    <message>
        <source>It is given to a replica and does next to nothing.</source>
        <translation>Sie ist einem Replikat zugeteilt und tut so gut wie nichts.</translation>
    </message>
    <message>
        <source>Its clocks are lowered to keep to its power.</source>
        <translation>Ihr Takt ist gesenkt, um ihre Leistungsgrenze einzuhalten.</translation>
    </message>
    <message>
        <source>Its clocks are lowered because it is hot.</source>
        <translation>Ihr Takt ist gesenkt, weil sie heiß ist.</translation>
    </message>
    <message>
        <source>Its links to other GPUs report errors.</source>
        <translation>Ihre Verbindungen zu anderen GPUs melden Fehler.</translation>
    </message>
    <message>
        <source>Its bus repeats more and more of what it sends.</source>
        <translation>Ihr Bus wiederholt immer mehr von dem, was er sendet.</translation>
    </message>
    <message>
        <source>Its memory has more and more errors, or one that was not corrected.</source>
        <translation>Ihr Speicher hat immer mehr Fehler oder einen, der nicht korrigiert wurde.</translation>
    </message>
    <message>
        <source>Broken rows of its memory could not be replaced.</source>
        <translation>Defekte Zeilen ihres Speichers ließen sich nicht ersetzen.</translation>
    </message>
    <message>
        <source>Its driver reported an error.</source>
        <translation>Ihr Treiber hat einen Fehler gemeldet.</translation>
    </message>
    <message>
        <source>It was there and is not there any more.</source>
        <translation>Sie war da und ist es nicht mehr.</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>beeinträchtigt</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>fault</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>stummgeschaltet</translation>
    </message>
    <message>
        <source>cordoned</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Each field is a rack: the least of its nodes. Faults are always shown.</source>
        <translation>Jedes Feld ist ein Rack: der kleinste Wert seiner Knoten. Störungen sind immer zu sehen.</translation>
    </message>
    <message>
        <source>Each field is a node: the least of its GPUs. Faults are always shown.</source>
        <translation>Jedes Feld ist ein Knoten: der kleinste Wert seiner GPUs. Störungen sind immer zu sehen.</translation>
    </message>
    <message>
        <source>Each field is a rack: the greatest of its nodes. Faults are always shown.</source>
        <translation>Jedes Feld ist ein Rack: der größte Wert seiner Knoten. Störungen sind immer zu sehen.</translation>
    </message>
    <message>
        <source>Each field is a node: the greatest of its GPUs. Faults are always shown.</source>
        <translation>Jedes Feld ist ein Knoten: der größte Wert seiner GPUs. Störungen sind immer zu sehen.</translation>
    </message>
    <message>
        <source>Each field is a rack: the mean of its nodes. Faults are always shown.</source>
        <translation>Jedes Feld ist ein Rack: das Mittel seiner Knoten. Störungen sind immer zu sehen.</translation>
    </message>
    <message>
        <source>Each field is a node: the mean of its GPUs. Faults are always shown.</source>
        <translation>Jedes Feld ist ein Knoten: das Mittel seiner GPUs. Störungen sind immer zu sehen.</translation>
    </message>
    <message>
        <source>Look for the fault in the program that ran.</source>
        <translation>Den Fehler im Programm suchen, das lief.</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Drain the node and reset the GPU.</source>
        <translation>Den Knoten räumen und die GPU zurücksetzen.</translation>
    </message>
    <message>
        <source>Drain the node and restart it.</source>
        <translation>Den Knoten räumen und neu starten.</translation>
    </message>
    <message>
        <source>Drain the node and ask its vendor.</source>
        <translation>Den Knoten räumen und seinen Hersteller fragen.</translation>
    </message>
    <message>
        <source>Restart the program that ran.</source>
        <translation>Das Programm, das lief, neu starten.</translation>
    </message>
    <message>
        <source>Watch whether it comes more often.</source>
        <translation>Beobachten, ob er häufiger kommt.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what was reported, what is to be done</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>−%1</source>
        <comment>a negative difference</comment>
        <translation>−%1</translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>a positive difference</comment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>of percent</comment>
        <translation>%1 Prozentpunkte</translation>
    </message>
    <message>
        <source>Each field is a group: the least of its GPUs. Faults are always shown.</source>
        <translation>Jedes Feld ist eine Gruppe: der kleinste Wert ihrer GPUs. Störungen sind immer zu sehen.</translation>
    </message>
    <message>
        <source>Each field is a group: the greatest of its GPUs. Faults are always shown.</source>
        <translation>Jedes Feld ist eine Gruppe: der größte Wert ihrer GPUs. Störungen sind immer zu sehen.</translation>
    </message>
    <message>
        <source>Each field is a group: the mean of its GPUs. Faults are always shown.</source>
        <translation>Jedes Feld ist eine Gruppe: das Mittel ihrer GPUs. Störungen sind immer zu sehen.</translation>
    </message>
</context>
<context>
    <name>GuardFacts</name>
    <message>
        <source>Error rate</source>
        <translation>Fehlerrate</translation>
    </message>
    <message>
        <source>First token, p95</source>
        <translation>Erstes Token, p95</translation>
    </message>
    <message>
        <source>Tokens apart, p95</source>
        <translation>Tokenabstand, p95</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>nothing measured; at most %1</source>
        <translation>nichts gemessen; höchstens %1</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>Guards</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>begin with the step</source>
        <translation>beginnen mit dem Schritt</translation>
    </message>
    <message>
        <source>not enough requests yet</source>
        <translation>noch nicht genug Anfragen</translation>
    </message>
    <message>
        <source>Until enough came, probes of the service stand in, and the step does not end.</source>
        <translation>Bis genug gekommen sind, springen Proben des Dienstes ein, und der Schritt endet nicht.</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>eingehalten</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Beurteilt nach</translation>
    </message>
    <message numerus="yes">
        <source>at least %n request(s)</source>
        <translation>
            <numerusform>mindestens %n Anfrage</numerusform>
            <numerusform>mindestens %n Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>no request yet, at least %L1 needed</source>
        <translation>noch keine Anfrage, mindestens %L1 nötig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s), at least %L1 needed</source>
        <translation>
            <numerusform>%Ln Anfrage, mindestens %L1 nötig</numerusform>
            <numerusform>%Ln Anfragen, mindestens %L1 nötig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthWords</name>
    <message>
        <source>Idle but allocated</source>
        <translation>Untätig, aber zugeteilt</translation>
    </message>
    <message>
        <source>Throttled by power</source>
        <translation>Gedrosselt wegen der Leistungsgrenze</translation>
    </message>
    <message>
        <source>Throttled by heat</source>
        <translation>Gedrosselt durch Hitze</translation>
    </message>
    <message>
        <source>NVLink errors</source>
        <translation>NVLink-Fehler</translation>
    </message>
    <message>
        <source>PCIe errors</source>
        <translation>PCIe-Fehler</translation>
    </message>
    <message>
        <source>Memory errors</source>
        <translation>Speicherfehler</translation>
    </message>
    <message>
        <source>Row remap failed</source>
        <translation>Zeilenersatz gescheitert</translation>
    </message>
    <message>
        <source>XID</source>
        <translation>XID</translation>
    </message>
    <message>
        <source>GPU lost</source>
        <translation>GPU verloren</translation>
    </message>
</context>
<context>
    <name>HeatmapTexts</name>
    <message numerus="yes">
        <source>%Ln GPU(s)</source>
        <translation>
            <numerusform>%Ln GPU</numerusform>
            <numerusform>%Ln GPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncidentChange</name>
    <message>
        <source>“%1” is ended.</source>
        <comment>incidents</comment>
        <translation>„%1“ ist beendet.</translation>
    </message>
    <message>
        <source>“%1” begins.</source>
        <comment>incidents</comment>
        <translation>„%1“ beginnt.</translation>
    </message>
    <message>
        <source>End of “%1”: by %2 on %3</source>
        <comment>incidents, person, simulated fleet</comment>
        <translation>Ende von „%1“: durch %2 auf %3</translation>
    </message>
    <message>
        <source>Start of “%1”: by %2 on %3</source>
        <comment>incidents, person, simulated fleet</comment>
        <translation>Beginn von „%1“: durch %2 auf %3</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>%n Tag lang</numerusform>
            <numerusform>%n Tage lang</numerusform>
        </translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>R&amp;ole</source>
        <translation>R&amp;olle</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>&amp;Wo</translation>
    </message>
    <message>
        <source>&amp;Good</source>
        <translation>&amp;Gültig</translation>
    </message>
    <message>
        <source>Say first who is invited.</source>
        <translation>Sagen Sie zuerst, wer eingeladen wird.</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>Jemanden einladen</translation>
    </message>
    <message>
        <source>You get a token to hand over. Whoever brings it to the service once gets a certificate for a key made there, and this role; it gives no more than you may give then.</source>
        <translation>Sie erhalten ein Token zum Übergeben. Wer es dem Dienst einmal bringt, bekommt ein Zertifikat für einen Schlüssel, der dort entsteht, und diese Rolle; mehr, als Sie dann geben dürfen, gibt es nicht.</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Einladen</translation>
    </message>
    <message>
        <source>%1 is invited.</source>
        <translation>%1 ist eingeladen.</translation>
    </message>
</context>
<context>
    <name>LastVisit</name>
    <message>
        <source>This console sees this log for the first time. From now on it remembers what it has verified.</source>
        <translation>Diese Konsole sieht dieses Protokoll zum ersten Mal. Von nun an merkt sie sich, was sie geprüft hat.</translation>
    </message>
    <message>
        <source>This console has not verified this log yet.</source>
        <translation>Diese Konsole hat dieses Protokoll noch nicht geprüft.</translation>
    </message>
    <message>
        <source>At your last visit on %1 the log held %2 events. The log that is shown now does not continue it.</source>
        <translation>Beim letzten Besuch am %1 enthielt das Protokoll %2 Ereignisse. Das jetzt gezeigte Protokoll setzt es nicht fort.</translation>
    </message>
    <message>
        <source>At your last visit on %1 the log held %2 events. Whether it continues them is not verified yet.</source>
        <translation>Beim letzten Besuch am %1 enthielt das Protokoll %2 Ereignisse. Ob es sie fortsetzt, ist noch nicht geprüft.</translation>
    </message>
    <message>
        <source>At your last visit on %1 the log held %2 events. Nothing was added since.</source>
        <translation>Beim letzten Besuch am %1 enthielt das Protokoll %2 Ereignisse. Seither ist nichts hinzugekommen.</translation>
    </message>
    <message numerus="yes">
        <source>At your last visit on %1 the log held %2 events. It continues them, with %n more since.</source>
        <translation>
            <numerusform>Beim letzten Besuch am %1 enthielt das Protokoll %2 Ereignisse. Es setzt sie fort; seither ist %n hinzugekommen.</numerusform>
            <numerusform>Beim letzten Besuch am %1 enthielt das Protokoll %2 Ereignisse. Es setzt sie fort; seither sind %n hinzugekommen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LifecycleVerb</name>
    <message>
        <source>Mark as evaluated</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Deprecate</source>
        <translation>Abkündigen</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>action, name of a version</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is %2 now.</source>
        <translation>%1 ist jetzt %2.</translation>
    </message>
    <message>
        <source>It can be approved from then on.</source>
        <translation>Die Version kann von da an freigegeben werden.</translation>
    </message>
    <message>
        <source>It may be deployed from then on.</source>
        <translation>Die Version darf von da an eingesetzt werden.</translation>
    </message>
    <message>
        <source>What runs goes on running; nothing new should use it. It can be approved again.</source>
        <translation>Was läuft, läuft weiter; Neues sollte die Version nicht verwenden. Sie kann erneut freigegeben werden.</translation>
    </message>
    <message>
        <source>It must not be used any more. There is no way back.</source>
        <translation>Die Version darf nicht mehr verwendet werden. Das lässt sich nicht zurücknehmen.</translation>
    </message>
</context>
<context>
    <name>MapCaption</name>
    <message>
        <source>%1. %2</source>
        <comment>which GPUs, how they are arranged</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Only GPUs with this severity are lit: %1</source>
        <translation>Nur GPUs mit dieser Schwere sind hervorgehoben: %1</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>Verglichen mit %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a metric, its unit</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Change of %1 %2</source>
        <comment>metric, as in: in an hour</comment>
        <translation>Änderung von %1 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an instant, its offset from UTC</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Past values and faults, one value for each node, of %1. Owners and cordons are those of now.</source>
        <translation>Frühere Werte und Fehler, ein Wert für jeden Knoten, von %1. Besitzer und Sperren sind die von jetzt.</translation>
    </message>
    <message>
        <source>Past values and faults of %1. Owners and cordons are those of now.</source>
        <translation>Frühere Werte und Fehler von %1. Besitzer und Sperren sind die von jetzt.</translation>
    </message>
    <message>
        <source>Only GPUs that are allocated and idle are lit.</source>
        <translation>Nur GPUs, die zugeteilt und untätig sind, leuchten.</translation>
    </message>
</context>
<context>
    <name>MapPivot</name>
    <message>
        <source>Rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>NVLink domain</source>
        <translation>NVLink-Domäne</translation>
    </message>
    <message>
        <source>no owner that you may see</source>
        <translation>kein Besitzer, den Sie sehen dürfen</translation>
    </message>
    <message>
        <source>model not known</source>
        <translation>Modell nicht bekannt</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>kein Team</translation>
    </message>
    <message>
        <source>links end at the node</source>
        <translation>Verbindungen enden am Knoten</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Nach Modell</translation>
    </message>
    <message>
        <source>By team</source>
        <translation>Nach Team</translation>
    </message>
    <message>
        <source>Arranged by rack</source>
        <translation>Nach Rack angeordnet</translation>
    </message>
    <message>
        <source>Arranged by model</source>
        <translation>Nach Modell angeordnet</translation>
    </message>
    <message>
        <source>Arranged by team</source>
        <translation>Nach Team angeordnet</translation>
    </message>
    <message>
        <source>Arranged by NVLink domain</source>
        <translation>Nach NVLink-Domäne angeordnet</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>Links end at the node</source>
        <translation>Verbindungen enden am Knoten</translation>
    </message>
</context>
<context>
    <name>MarksKey</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a sign, its severity</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a mark, how many GPUs have it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, silenced</source>
        <comment>a sign</comment>
        <translation>%1, stummgeschaltet</translation>
    </message>
    <message>
        <source>Cordoned: %1</source>
        <comment>how many GPUs</comment>
        <translation>Gesperrt: %1</translation>
    </message>
    <message>
        <source>Stale: %1</source>
        <comment>how many GPUs</comment>
        <translation>Veraltet: %1</translation>
    </message>
    <message>
        <source>Not reported: %1</source>
        <comment>how many GPUs</comment>
        <translation>Nicht gemeldet: %1</translation>
    </message>
    <message>
        <source>No data: %1</source>
        <comment>how many GPUs</comment>
        <translation>Keine Daten: %1</translation>
    </message>
</context>
<context>
    <name>MemoryWords</name>
    <message>
        <source>%1, %2</source>
        <comment>kind of memory, kind of layers</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n Schicht</numerusform>
            <numerusform>%n Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 tokens</source>
        <translation>%L1 Token</translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s)</source>
        <translation>
            <numerusform>%n Sequenz</numerusform>
            <numerusform>%n Sequenzen</numerusform>
        </translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions of parameters</comment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no cache of keys and values</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1 per token</source>
        <translation>%1 je Token</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n Datei</numerusform>
            <numerusform>%1 in %n Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamedPeople</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what something is called, its name</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>role binding, person or team</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>NeedWords</name>
    <message>
        <source>Show deployment</source>
        <translation>Deployment zeigen</translation>
    </message>
    <message>
        <source>The deployment %1 is unavailable. %2</source>
        <comment>name, why</comment>
        <translation>Das Deployment %1 ist nicht verfügbar. %2</translation>
    </message>
    <message>
        <source>The deployment %1 has given up a replica. %2</source>
        <comment>name, why</comment>
        <translation>Das Deployment %1 hat ein Replikat aufgegeben. %2</translation>
    </message>
    <message>
        <source>The deployment %1 is degraded. %2</source>
        <comment>name, why</comment>
        <translation>Das Deployment %1 ist beeinträchtigt. %2</translation>
    </message>
    <message>
        <source>The rollout of revision %L1 of %2 was aborted. %3</source>
        <comment>number, deployment, why</comment>
        <translation>Der Rollout von Revision %L1 von %2 wurde gestoppt. %3</translation>
    </message>
    <message>
        <source>The canary of %1, revision %L2, waits until somebody promotes or aborts it.</source>
        <translation>Der Canary von %1, Revision %L2, wartet, bis ihn jemand freigibt oder stoppt.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>The rollout of %1 to revision %L2 is paused until somebody resumes or aborts it.</source>
        <translation>Der Rollout von %1 zu Revision %L2 ist pausiert, bis ihn jemand fortsetzt oder stoppt.</translation>
    </message>
    <message>
        <source>The deployment %1 serves revision %L2, but revision %L3 is wanted.</source>
        <translation>Beim Deployment %1 ist Revision %L2 aktiv, gewünscht ist aber Revision %L3.</translation>
    </message>
    <message>
        <source>Show node</source>
        <translation>Knoten zeigen</translation>
    </message>
    <message>
        <source>The node %1 is not ready. %2</source>
        <comment>name, why</comment>
        <translation>Der Knoten %1 ist nicht bereit. %2</translation>
    </message>
    <message>
        <source>The GPUs of the node %1 cannot be read as they should. %2</source>
        <comment>name, why</comment>
        <translation>Die GPUs des Knotens %1 lassen sich nicht lesen, wie sie sollten. %2</translation>
    </message>
    <message>
        <source>Show GPUs</source>
        <translation>GPUs zeigen</translation>
    </message>
    <message>
        <source>Requests for %1 are not answered: no target of the route %2 can serve.</source>
        <comment>public model name, route</comment>
        <translation>Anfragen an %1 werden nicht beantwortet: Kein Ziel der Route %2 ist bereit.</translation>
    </message>
    <message>
        <source>Show route</source>
        <translation>Route zeigen</translation>
    </message>
    <message>
        <source>The provider %1 cannot be used. %2</source>
        <comment>name, why</comment>
        <translation>Der Anbieter %1 ist nicht benutzbar. %2</translation>
    </message>
    <message>
        <source>The provider %1 does not offer what is asked of it. %2</source>
        <comment>name, why</comment>
        <translation>Der Anbieter %1 bietet nicht, was von ihm verlangt wird. %2</translation>
    </message>
    <message>
        <source>Show provider</source>
        <translation>Anbieter zeigen</translation>
    </message>
    <message>
        <source>The secret %1 has no value, and no provider uses it.</source>
        <translation>Das Geheimnis %1 hat keinen Wert, und kein Anbieter benutzt es.</translation>
    </message>
    <message>
        <source>The secret %1 has no value, so that the provider %2 cannot be used.</source>
        <translation>Das Geheimnis %1 hat keinen Wert, sodass der Anbieter %2 nicht benutzbar ist.</translation>
    </message>
    <message>
        <source>Version %1 of the model %2 was evaluated and waits for approval.</source>
        <translation>Version %1 des Modells %2 wurde bewertet und wartet auf Freigabe.</translation>
    </message>
    <message>
        <source>Show version</source>
        <translation>Version zeigen</translation>
    </message>
    <message>
        <source>%1 answers for models, and nobody deployed it.</source>
        <comment>what was found</comment>
        <translation>%1 antwortet für Modelle, und niemand hat es bereitgestellt.</translation>
    </message>
    <message>
        <source>%1 has memory of GPUs, and nobody deployed it.</source>
        <comment>what was found</comment>
        <translation>%1 belegt Speicher von GPUs, und niemand hat es bereitgestellt.</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>cluster, rack</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 were there and are not any more.</source>
        <translation>
            <numerusform>GPUs von %Ln Knoten im Rack %1 waren da und sind es nicht mehr.</numerusform>
            <numerusform>GPUs von %Ln Knoten im Rack %1 waren da und sind es nicht mehr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 are critical, and the driver reported XIDs there.</source>
        <translation>
            <numerusform>GPUs von %Ln Knoten im Rack %1 sind kritisch, und der Treiber hat dort XIDs gemeldet.</numerusform>
            <numerusform>GPUs von %Ln Knoten im Rack %1 sind kritisch, und der Treiber hat dort XIDs gemeldet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 are critical and must not be used.</source>
        <translation>
            <numerusform>GPUs von %Ln Knoten im Rack %1 sind kritisch und dürfen nicht benutzt werden.</numerusform>
            <numerusform>GPUs von %Ln Knoten im Rack %1 sind kritisch und dürfen nicht benutzt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show rack</source>
        <translation>Rack zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) in the rack %1 are not ready: nothing is heard of them.</source>
        <translation>
            <numerusform>%Ln Knoten im Rack %1 ist nicht bereit: Von ihm ist nichts zu hören.</numerusform>
            <numerusform>%Ln Knoten im Rack %1 sind nicht bereit: Von ihnen ist nichts zu hören.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The GPUs of %Ln node(s) in the rack %1 cannot be read as they should.</source>
        <translation>
            <numerusform>Die GPUs von %Ln Knoten im Rack %1 lassen sich nicht lesen, wie sie sollten.</numerusform>
            <numerusform>Die GPUs von %Ln Knoten im Rack %1 lassen sich nicht lesen, wie sie sollten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 were there and are not any more.</source>
        <translation>
            <numerusform>%Ln GPU des Knotens %1 war da und ist es nicht mehr.</numerusform>
            <numerusform>%Ln GPUs des Knotens %1 waren da und sind es nicht mehr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 are critical: the driver reported an XID.</source>
        <translation>
            <numerusform>%Ln GPU des Knotens %1 ist kritisch: Der Treiber hat eine XID gemeldet.</numerusform>
            <numerusform>%Ln GPUs des Knotens %1 sind kritisch: Der Treiber hat eine XID gemeldet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 are critical and must not be used.</source>
        <translation>
            <numerusform>%Ln GPU des Knotens %1 ist kritisch und darf nicht benutzt werden.</numerusform>
            <numerusform>%Ln GPUs des Knotens %1 sind kritisch und dürfen nicht benutzt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show source</source>
        <translation>Quelle zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 are too hot and lower their clocks.</source>
        <translation>
            <numerusform>%Ln GPU des Knotens %1 ist zu heiß und senkt ihren Takt.</numerusform>
            <numerusform>%Ln GPUs des Knotens %1 sind zu heiß und senken ihren Takt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 have too little power and lower their clocks.</source>
        <translation>
            <numerusform>%Ln GPU des Knotens %1 hat zu wenig Strom und senkt ihren Takt.</numerusform>
            <numerusform>%Ln GPUs des Knotens %1 haben zu wenig Strom und senken ihren Takt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 are degraded, all by the same sign.</source>
        <translation>
            <numerusform>%Ln GPU des Knotens %1 ist beeinträchtigt.</numerusform>
            <numerusform>%Ln GPUs des Knotens %1 sind beeinträchtigt, alle aus demselben Grund.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 are too hot and lower their clocks.</source>
        <translation>
            <numerusform>GPUs von %Ln Knoten im Rack %1 sind zu heiß und senken ihren Takt.</numerusform>
            <numerusform>GPUs von %Ln Knoten im Rack %1 sind zu heiß und senken ihren Takt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 have too little power and lower their clocks.</source>
        <translation>
            <numerusform>GPUs von %Ln Knoten im Rack %1 haben zu wenig Strom und senken ihren Takt.</numerusform>
            <numerusform>GPUs von %Ln Knoten im Rack %1 haben zu wenig Strom und senken ihren Takt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 are degraded, all by the same sign.</source>
        <translation>
            <numerusform>GPUs von %Ln Knoten im Rack %1 sind beeinträchtigt, alle aus demselben Grund.</numerusform>
            <numerusform>GPUs von %Ln Knoten im Rack %1 sind beeinträchtigt, alle aus demselben Grund.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” waits for your approval; %2 asks.</source>
        <comment>what, a person</comment>
        <translation>„%1“ wartet auf Ihre Freigabe; %2 hat es beantragt.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>An emergency suspended rules for %1. Somebody else than who began it has to review it.</source>
        <comment>a ticket</comment>
        <translation>Ein Notfall hat für %1 Regeln ausgesetzt. Jemand anderes als wer ihn begonnen hat, muss ihn prüfen.</translation>
    </message>
</context>
<context>
    <name>NodeChanges</name>
    <message>
        <source>Cordon %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message numerus="yes">
        <source>Cordon %n node(s)</source>
        <translation>
            <numerusform>%n Knoten sperren</numerusform>
            <numerusform>%n Knoten sperren</numerusform>
        </translation>
    </message>
    <message>
        <source>Cordon</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Uncordon %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message numerus="yes">
        <source>Uncordon %n node(s)</source>
        <translation>
            <numerusform>%n Knoten entsperren</numerusform>
            <numerusform>%n Knoten entsperren</numerusform>
        </translation>
    </message>
    <message>
        <source>Replicas may be placed there again.</source>
        <translation>Replikate dürfen dort wieder platziert werden.</translation>
    </message>
    <message>
        <source>Uncordon</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Drain %1</source>
        <translation>%1 räumen</translation>
    </message>
    <message numerus="yes">
        <source>Drain %n node(s)</source>
        <translation>
            <numerusform>%n Knoten räumen</numerusform>
            <numerusform>%n Knoten räumen</numerusform>
        </translation>
    </message>
    <message>
        <source>No replica is there, and no new one is placed there.</source>
        <translation>Dort ist kein Replikat, und kein neues wird dort platziert.</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) move elsewhere, each when its successor is ready. One for which nowhere is room stays. No new replica is placed there.</source>
        <translation>
            <numerusform>%n Replikat zieht um, sobald sein Nachfolger bereit ist. Ist nirgends Platz, bleibt es. Kein neues Replikat wird dort platziert.</numerusform>
            <numerusform>%n Replikate ziehen um, jedes erst, wenn sein Nachfolger bereit ist. Eines, für das nirgends Platz ist, bleibt. Kein neues Replikat wird dort platziert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Räumen</translation>
    </message>
    <message>
        <source>Stop draining %1</source>
        <translation>Räumen von %1 beenden</translation>
    </message>
    <message numerus="yes">
        <source>Stop draining %n node(s)</source>
        <translation>
            <numerusform>Räumen von %n Knoten beenden</numerusform>
            <numerusform>Räumen von %n Knoten beenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop draining</source>
        <translation>Räumen beenden</translation>
    </message>
    <message numerus="yes">
        <source>Cordon %n GPU(s)</source>
        <translation>
            <numerusform>%n GPU sperren</numerusform>
            <numerusform>%n GPUs sperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncordon %n GPU(s)</source>
        <translation>
            <numerusform>%n GPU entsperren</numerusform>
            <numerusform>%n GPUs entsperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No new replica is placed there. %Ln replica(s) that run there go on.</source>
        <translation>
            <numerusform>Kein neues Replikat wird dort platziert. Das Replikat, das dort läuft, bleibt.</numerusform>
            <numerusform>Kein neues Replikat wird dort platziert. Die %Ln Replikate, die dort laufen, bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is still there stays, and replicas may be placed there again, unless the %Ln node(s) are cordoned too.</source>
        <translation>
            <numerusform>Was noch dort ist, bleibt, und Replikate dürfen dort wieder platziert werden, sofern der Knoten nicht auch gesperrt ist.</numerusform>
            <numerusform>Was noch dort ist, bleibt, und Replikate dürfen dort wieder platziert werden, sofern die %Ln Knoten nicht auch gesperrt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cordon %1 / GPU %2</source>
        <comment>a node</comment>
        <translation>%1 / GPU %2 sperren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are given to no new replica. Replicas that have them go on.</source>
        <translation>
            <numerusform>Kein neues Replikat bekommt diese GPU. Ein Replikat, das sie hat, behält sie.</numerusform>
            <numerusform>Kein neues Replikat bekommt diese %Ln GPUs. Replikate, die sie haben, behalten sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Uncordon %1 / GPU %2</source>
        <comment>a node</comment>
        <translation>%1 / GPU %2 entsperren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) may be given to replicas again, unless their nodes are cordoned.</source>
        <translation>
            <numerusform>Replikate dürfen diese GPU wieder bekommen, sofern ihr Knoten nicht gesperrt ist.</numerusform>
            <numerusform>Replikate dürfen diese %Ln GPUs wieder bekommen, sofern deren Knoten nicht gesperrt sind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectFacts</name>
    <message>
        <source>Of route %1</source>
        <translation>Von Route %1</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>%L1 ready, %L2 wanted</source>
        <translation>%L1 bereit, %L2 gewünscht</translation>
    </message>
    <message>
        <source>%L1 of %L2 ready</source>
        <translation>%L1 von %L2 bereit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Model name</source>
        <translation>Modellname</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>%1 of the deployment</source>
        <translation>%1 des Deployments</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Absicht</translation>
    </message>
    <message>
        <source>It is to go.</source>
        <translation>Es soll weg.</translation>
    </message>
    <message>
        <source>Another revision is wanted than the one that serves.</source>
        <translation>Gewünscht ist eine andere Revision als die aktive.</translation>
    </message>
    <message>
        <source>It failed too often and is not started again.</source>
        <translation>Es ist zu oft fehlgeschlagen und wird nicht wieder gestartet.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>GPU driver</source>
        <translation>GPU-Treiber</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Compute capability</source>
        <translation>Compute Capability</translation>
    </message>
    <message>
        <source>Place on the bus</source>
        <translation>Platz am Bus</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>It is split into instances and given to no replica as a whole.</source>
        <translation>Sie ist in Instanzen geteilt und wird keinem Replikat als Ganzes gegeben.</translation>
    </message>
    <message>
        <source>It is cordoned: it keeps its replicas and gets no new ones.</source>
        <translation>Er ist gesperrt: Er behält seine Replikate und bekommt keine neuen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Critical: it must not be used, or it is not there.</source>
        <translation>Kritisch: Sie darf nicht benutzt werden, oder sie ist nicht da.</translation>
    </message>
    <message>
        <source>Degraded: it works worse than it should.</source>
        <translation>Beeinträchtigt: Sie arbeitet schlechter, als sie sollte.</translation>
    </message>
</context>
<context>
    <name>ObjectWords</name>
    <message>
        <source>New cluster</source>
        <translation>Neues Cluster</translation>
    </message>
    <message>
        <source>Edit cluster</source>
        <translation>Cluster bearbeiten</translation>
    </message>
    <message>
        <source>Clone cluster</source>
        <translation>Cluster klonen</translation>
    </message>
    <message>
        <source>Delete cluster</source>
        <translation>Cluster löschen</translation>
    </message>
    <message>
        <source>Select a cluster first.</source>
        <translation>Zuerst ein Cluster auswählen.</translation>
    </message>
    <message>
        <source>No replica is placed on it any more. Its history stays, and it can be brought back.</source>
        <translation>Darauf werden keine Replikate mehr platziert. Der Verlauf bleibt, und es lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New deployment</source>
        <translation>Neues Deployment</translation>
    </message>
    <message>
        <source>Edit deployment</source>
        <translation>Deployment bearbeiten</translation>
    </message>
    <message>
        <source>Clone deployment</source>
        <translation>Deployment klonen</translation>
    </message>
    <message>
        <source>Delete deployment</source>
        <translation>Deployment löschen</translation>
    </message>
    <message>
        <source>Select a deployment first.</source>
        <translation>Zuerst ein Deployment auswählen.</translation>
    </message>
    <message>
        <source>Its replicas are drained and stopped. Its history stays, and it can be brought back.</source>
        <translation>Seine Replikate laufen aus und werden beendet. Sein Verlauf bleibt, und es lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New engine template</source>
        <translation>Neue Engine-Vorlage</translation>
    </message>
    <message>
        <source>Edit engine template</source>
        <translation>Engine-Vorlage bearbeiten</translation>
    </message>
    <message>
        <source>Clone engine template</source>
        <translation>Engine-Vorlage klonen</translation>
    </message>
    <message>
        <source>Delete engine template</source>
        <translation>Engine-Vorlage löschen</translation>
    </message>
    <message>
        <source>Select an engine template first.</source>
        <translation>Zuerst eine Engine-Vorlage auswählen.</translation>
    </message>
    <message>
        <source>No deployment can choose it any more; one that came with the program comes back at the next start of the service. Its history stays, and it can be brought back.</source>
        <translation>Kein Deployment kann sie mehr wählen; eine mitgelieferte kommt beim nächsten Start des Dienstes wieder. Ihr Verlauf bleibt, und sie lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Neues Modell</translation>
    </message>
    <message>
        <source>Edit model</source>
        <translation>Modell bearbeiten</translation>
    </message>
    <message>
        <source>Clone model</source>
        <translation>Modell klonen</translation>
    </message>
    <message>
        <source>Delete model</source>
        <translation>Modell löschen</translation>
    </message>
    <message>
        <source>Select a model first.</source>
        <translation>Zuerst ein Modell auswählen.</translation>
    </message>
    <message>
        <source>Its history stays, and it can be brought back.</source>
        <translation>Der Verlauf bleibt, und es lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New model version</source>
        <translation>Neue Modellversion</translation>
    </message>
    <message>
        <source>Edit model version</source>
        <translation>Modellversion bearbeiten</translation>
    </message>
    <message>
        <source>Clone model version</source>
        <translation>Modellversion klonen</translation>
    </message>
    <message>
        <source>Delete model version</source>
        <translation>Modellversion löschen</translation>
    </message>
    <message>
        <source>Select a model version first.</source>
        <translation>Zuerst eine Modellversion auswählen.</translation>
    </message>
    <message>
        <source>New node</source>
        <translation>Neuer Knoten</translation>
    </message>
    <message>
        <source>Edit node</source>
        <translation>Knoten bearbeiten</translation>
    </message>
    <message>
        <source>Clone node</source>
        <translation>Knoten klonen</translation>
    </message>
    <message>
        <source>Delete node</source>
        <translation>Knoten löschen</translation>
    </message>
    <message>
        <source>Select a node first.</source>
        <translation>Zuerst einen Knoten auswählen.</translation>
    </message>
    <message>
        <source>Nothing is placed on it any more; a host that is still there registers again at the next start of the service. Its history stays, and it can be brought back.</source>
        <translation>Darauf wird nichts mehr platziert; eine Maschine, die noch da ist, meldet sich beim nächsten Start des Dienstes wieder an. Der Verlauf bleibt, und er lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New operation</source>
        <translation>Neuer Vorgang</translation>
    </message>
    <message>
        <source>Edit operation</source>
        <translation>Vorgang bearbeiten</translation>
    </message>
    <message>
        <source>Clone operation</source>
        <translation>Vorgang klonen</translation>
    </message>
    <message>
        <source>Delete operation</source>
        <translation>Vorgang löschen</translation>
    </message>
    <message>
        <source>Select an operation first.</source>
        <translation>Zuerst einen Vorgang auswählen.</translation>
    </message>
    <message>
        <source>Its history stays.</source>
        <translation>Der Verlauf bleibt.</translation>
    </message>
    <message>
        <source>New principal</source>
        <translation>Neue Identität</translation>
    </message>
    <message>
        <source>Edit principal</source>
        <translation>Identität bearbeiten</translation>
    </message>
    <message>
        <source>Clone principal</source>
        <translation>Identität klonen</translation>
    </message>
    <message>
        <source>Delete principal</source>
        <translation>Identität löschen</translation>
    </message>
    <message>
        <source>Select a principal first.</source>
        <translation>Zuerst eine Identität auswählen.</translation>
    </message>
    <message>
        <source>It can do nothing any more. Its history stays, and it can be brought back.</source>
        <translation>Sie kann nichts mehr tun. Der Verlauf bleibt, und sie lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New provider</source>
        <translation>Neuer Anbieter</translation>
    </message>
    <message>
        <source>Edit provider</source>
        <translation>Anbieter bearbeiten</translation>
    </message>
    <message>
        <source>Clone provider</source>
        <translation>Anbieter klonen</translation>
    </message>
    <message>
        <source>Delete provider</source>
        <translation>Anbieter löschen</translation>
    </message>
    <message>
        <source>Select a provider first.</source>
        <translation>Zuerst einen Anbieter auswählen.</translation>
    </message>
    <message>
        <source>Routes can no longer send requests there. Its history stays, and it can be brought back.</source>
        <translation>Routen können keine Anfragen mehr dorthin senden. Der Verlauf bleibt, und er lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New role binding</source>
        <translation>Neue Rollenbindung</translation>
    </message>
    <message>
        <source>Edit role binding</source>
        <translation>Rollenbindung bearbeiten</translation>
    </message>
    <message>
        <source>Clone role binding</source>
        <translation>Rollenbindung klonen</translation>
    </message>
    <message>
        <source>Delete role binding</source>
        <translation>Rollenbindung löschen</translation>
    </message>
    <message>
        <source>Select a role binding first.</source>
        <translation>Zuerst eine Rollenbindung auswählen.</translation>
    </message>
    <message>
        <source>What it allowed is no longer allowed. Its history stays, and it can be brought back.</source>
        <translation>Was sie erlaubte, ist nicht mehr erlaubt. Der Verlauf bleibt, und sie lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New route</source>
        <translation>Neue Route</translation>
    </message>
    <message>
        <source>Edit route</source>
        <translation>Route bearbeiten</translation>
    </message>
    <message>
        <source>Clone route</source>
        <translation>Route klonen</translation>
    </message>
    <message>
        <source>Delete route</source>
        <translation>Route löschen</translation>
    </message>
    <message>
        <source>Select a route first.</source>
        <translation>Zuerst eine Route auswählen.</translation>
    </message>
    <message>
        <source>Requests for its public model name fail from then on. Its history stays, and it can be brought back.</source>
        <translation>Anfragen an ihren öffentlichen Modellnamen schlagen von da an fehl. Ihr Verlauf bleibt, und sie lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New secret</source>
        <translation>Neues Geheimnis</translation>
    </message>
    <message>
        <source>Edit secret</source>
        <translation>Geheimnis bearbeiten</translation>
    </message>
    <message>
        <source>Clone secret</source>
        <translation>Geheimnis klonen</translation>
    </message>
    <message>
        <source>Delete secret</source>
        <translation>Geheimnis löschen</translation>
    </message>
    <message>
        <source>Select a secret first.</source>
        <translation>Zuerst ein Geheimnis auswählen.</translation>
    </message>
    <message>
        <source>What needs its value fails from then on. Its history stays, and it can be brought back; its value cannot.</source>
        <translation>Was seinen Wert braucht, schlägt von da an fehl. Der Verlauf bleibt, und es lässt sich wiederherstellen, sein Wert aber nicht.</translation>
    </message>
    <message>
        <source>New site</source>
        <translation>Neuer Standort</translation>
    </message>
    <message>
        <source>Edit site</source>
        <translation>Standort bearbeiten</translation>
    </message>
    <message>
        <source>Clone site</source>
        <translation>Standort klonen</translation>
    </message>
    <message>
        <source>Delete site</source>
        <translation>Standort löschen</translation>
    </message>
    <message>
        <source>Select a site first.</source>
        <translation>Zuerst einen Standort auswählen.</translation>
    </message>
    <message>
        <source>Nothing can be placed there by name any more. Its history stays, and it can be brought back.</source>
        <translation>Dort kann nichts mehr namentlich platziert werden. Der Verlauf bleibt, und er lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New team</source>
        <translation>Neues Team</translation>
    </message>
    <message>
        <source>Edit team</source>
        <translation>Team bearbeiten</translation>
    </message>
    <message>
        <source>Clone team</source>
        <translation>Team klonen</translation>
    </message>
    <message>
        <source>Delete team</source>
        <translation>Team löschen</translation>
    </message>
    <message>
        <source>Select a team first.</source>
        <translation>Zuerst ein Team auswählen.</translation>
    </message>
    <message>
        <source>Nothing can belong to it any more. Its history stays, and it can be brought back.</source>
        <translation>Ihm kann nichts mehr gehören. Der Verlauf bleibt, und es lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New object</source>
        <translation>Neues Objekt</translation>
    </message>
    <message>
        <source>Edit object</source>
        <translation>Objekt bearbeiten</translation>
    </message>
    <message>
        <source>Clone object</source>
        <translation>Objekt klonen</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>Objekt löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n object(s)</source>
        <translation>
            <numerusform>%n Objekt löschen</numerusform>
            <numerusform>%n Objekte löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Select an object first.</source>
        <translation>Zuerst ein Objekt auswählen.</translation>
    </message>
    <message>
        <source>New telemetry source</source>
        <translation>Neue Telemetriequelle</translation>
    </message>
    <message>
        <source>Edit telemetry source</source>
        <translation>Telemetriequelle bearbeiten</translation>
    </message>
    <message>
        <source>Clone telemetry source</source>
        <translation>Telemetriequelle klonen</translation>
    </message>
    <message>
        <source>Delete telemetry source</source>
        <translation>Telemetriequelle löschen</translation>
    </message>
    <message>
        <source>Select a telemetry source first.</source>
        <translation>Zuerst eine Telemetriequelle auswählen.</translation>
    </message>
    <message>
        <source>It is not asked any more, and what it told of grows stale. Its history stays, and it can be brought back.</source>
        <translation>Sie wird nicht mehr befragt, und was sie meldete, veraltet. Der Verlauf bleibt, und die Quelle lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New finding</source>
        <translation>Neuer Fund</translation>
    </message>
    <message>
        <source>Edit finding</source>
        <translation>Fund bearbeiten</translation>
    </message>
    <message>
        <source>Clone finding</source>
        <translation>Fund klonen</translation>
    </message>
    <message>
        <source>Delete finding</source>
        <translation>Fund löschen</translation>
    </message>
    <message>
        <source>Select a finding first.</source>
        <translation>Zuerst einen Fund auswählen.</translation>
    </message>
    <message>
        <source>What is still there is found again. Its history stays.</source>
        <translation>Was noch da ist, wird wieder gefunden. Sein Verlauf bleibt.</translation>
    </message>
    <message>
        <source>New silence</source>
        <translation>Neue Stummschaltung</translation>
    </message>
    <message>
        <source>Edit silence</source>
        <translation>Stummschaltung bearbeiten</translation>
    </message>
    <message>
        <source>Clone silence</source>
        <translation>Stummschaltung klonen</translation>
    </message>
    <message>
        <source>Delete silence</source>
        <translation>Stummschaltung löschen</translation>
    </message>
    <message>
        <source>Select a silence first.</source>
        <translation>Zuerst eine Stummschaltung auswählen.</translation>
    </message>
    <message>
        <source>What is wrong with its GPUs counts again and calls whoever is to be called. Its history stays, and it can be brought back.</source>
        <translation>Was mit ihren GPUs nicht stimmt, zählt wieder und ruft, wer zu rufen ist. Ihr Verlauf bleibt, und sie lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>New emergency</source>
        <translation>Neuer Notfall</translation>
    </message>
    <message>
        <source>Edit emergency</source>
        <translation>Notfall bearbeiten</translation>
    </message>
    <message>
        <source>Clone emergency</source>
        <translation>Notfall kopieren</translation>
    </message>
    <message>
        <source>Delete emergency</source>
        <translation>Notfall löschen</translation>
    </message>
    <message>
        <source>Select an emergency first.</source>
        <translation>Bitte zuerst einen Notfall auswählen.</translation>
    </message>
    <message>
        <source>The rules that it suspends count again. Its history stays.</source>
        <translation>Die Regeln, die er aussetzt, gelten wieder. Sein Verlauf bleibt.</translation>
    </message>
    <message>
        <source>New change request</source>
        <translation>Neuer Antrag</translation>
    </message>
    <message>
        <source>Edit change request</source>
        <translation>Antrag bearbeiten</translation>
    </message>
    <message>
        <source>Clone change request</source>
        <translation>Antrag kopieren</translation>
    </message>
    <message>
        <source>Delete change request</source>
        <translation>Antrag löschen</translation>
    </message>
    <message>
        <source>Select a change request first.</source>
        <translation>Bitte zuerst einen Antrag auswählen.</translation>
    </message>
    <message>
        <source>What it asks for is not made. Its history stays.</source>
        <translation>Was er beantragt, wird nicht ausgeführt. Sein Verlauf bleibt.</translation>
    </message>
    <message>
        <source>New invitation</source>
        <translation>Neue Einladung</translation>
    </message>
    <message>
        <source>Edit invitation</source>
        <translation>Einladung bearbeiten</translation>
    </message>
    <message>
        <source>Clone invitation</source>
        <translation>Einladung kopieren</translation>
    </message>
    <message>
        <source>Delete invitation</source>
        <translation>Einladung löschen</translation>
    </message>
    <message>
        <source>Select an invitation first.</source>
        <translation>Bitte zuerst eine Einladung auswählen.</translation>
    </message>
    <message>
        <source>Nobody can be enrolled with it any more. Its history stays.</source>
        <translation>Niemand kann sich mehr mit ihr anmelden. Ihr Verlauf bleibt.</translation>
    </message>
    <message>
        <source>New policy set</source>
        <translation>Neuer Richtliniensatz</translation>
    </message>
    <message>
        <source>Edit policy set</source>
        <translation>Richtliniensatz bearbeiten</translation>
    </message>
    <message>
        <source>Clone policy set</source>
        <translation>Richtliniensatz kopieren</translation>
    </message>
    <message>
        <source>Delete policy set</source>
        <translation>Richtliniensatz löschen</translation>
    </message>
    <message>
        <source>Select a policy set first.</source>
        <translation>Bitte zuerst einen Richtliniensatz auswählen.</translation>
    </message>
    <message>
        <source>Its rules decide nothing any more. Its history stays, and it can be brought back.</source>
        <translation>Seine Regeln entscheiden nichts mehr. Sein Verlauf bleibt, und er kann zurückgeholt werden.</translation>
    </message>
</context>
<context>
    <name>Obstacle</name>
    <message>
        <source>The service is not connected; nothing can be changed.</source>
        <translation>Der Dienst ist nicht verbunden; nichts lässt sich ändern.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an action, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>PolicyFacts</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>objects and targets</comment>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>objects and targets, a sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 suspended rules that stood against it.</source>
        <comment>name of a break-glass</comment>
        <translation>%1 hat Regeln ausgesetzt, die dagegen standen.</translation>
    </message>
</context>
<context>
    <name>PolicyWords</name>
    <message>
        <source>%1, forbids it.</source>
        <comment>a rule</comment>
        <translation>%1, verbietet es.</translation>
    </message>
    <message>
        <source>No rule permits it.</source>
        <translation>Keine Regel erlaubt es.</translation>
    </message>
    <message>
        <source>%1, permits it.</source>
        <comment>a rule</comment>
        <translation>%1, erlaubt es.</translation>
    </message>
    <message>
        <source>Asked for: %1. By: %2.</source>
        <comment>obligations, rules</comment>
        <translation>Verlangt: %1. Von: %2.</translation>
    </message>
    <message>
        <source>Asked for: %1.</source>
        <comment>obligations</comment>
        <translation>Verlangt: %1.</translation>
    </message>
    <message>
        <source>%1, asks for more.</source>
        <comment>a rule</comment>
        <translation>%1, verlangt mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) by others</source>
        <translation>
            <numerusform>%n Freigabe durch andere</numerusform>
            <numerusform>%n Freigaben durch andere</numerusform>
        </translation>
    </message>
    <message>
        <source>a reason that names a ticket</source>
        <translation>eine Begründung, die ein Ticket nennt</translation>
    </message>
    <message>
        <source>a reason</source>
        <translation>eine Begründung</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) at most</source>
        <translation>
            <numerusform>höchstens %n Replikat</numerusform>
            <numerusform>höchstens %n Replikate</numerusform>
        </translation>
    </message>
    <message>
        <source>the tag %1</source>
        <translation>die Marke %1</translation>
    </message>
    <message>
        <source>A warning of %1.</source>
        <comment>rules</comment>
        <translation>Eine Warnung von %1.</translation>
    </message>
    <message>
        <source>In the shadow: %1</source>
        <comment>a sentence</comment>
        <translation>Im Schatten: %1</translation>
    </message>
    <message>
        <source>Suspended by %1: %2</source>
        <comment>name of a break-glass, a sentence</comment>
        <translation>Ausgesetzt durch %1: %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>object, target</comment>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>superfluous</source>
        <translation>überflüssig</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eins von</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>ist keins von</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>lies between</source>
        <translation>liegt zwischen</translation>
    </message>
    <message>
        <source>has one of</source>
        <translation>hat eins von</translation>
    </message>
    <message>
        <source>has all of</source>
        <translation>hat alle von</translation>
    </message>
    <message>
        <source>has none of</source>
        <translation>hat keins von</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is known</source>
        <translation>ist bekannt</translation>
    </message>
    <message>
        <source>%1 is one of %2</source>
        <translation>%1 ist eins von %2</translation>
    </message>
    <message>
        <source>%1 is none of %2</source>
        <translation>%1 ist keins von %2</translation>
    </message>
    <message>
        <source>%1 begins with “%2”</source>
        <translation>%1 beginnt mit „%2“</translation>
    </message>
    <message>
        <source>%1 lies between %2 and %3</source>
        <translation>%1 liegt zwischen %2 und %3</translation>
    </message>
    <message>
        <source>%1 is at least %2</source>
        <translation>%1 ist mindestens %2</translation>
    </message>
    <message>
        <source>%1 is at most %2</source>
        <translation>%1 ist höchstens %2</translation>
    </message>
    <message>
        <source>%1 is any number</source>
        <translation>%1 ist irgendeine Zahl</translation>
    </message>
    <message>
        <source>%1 has one of %2</source>
        <translation>%1 hat eins von %2</translation>
    </message>
    <message>
        <source>%1 has all of %2</source>
        <translation>%1 hat alle von %2</translation>
    </message>
    <message>
        <source>%1 has none of %2</source>
        <translation>%1 hat keins von %2</translation>
    </message>
    <message>
        <source>%1 is true</source>
        <translation>%1 ist wahr</translation>
    </message>
    <message>
        <source>%1 is false</source>
        <translation>%1 ist falsch</translation>
    </message>
    <message>
        <source>%1 is known</source>
        <translation>%1 ist bekannt</translation>
    </message>
    <message>
        <source>%1 is not known</source>
        <translation>%1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 is not tested yet</source>
        <translation>%1 wird noch nicht getestet</translation>
    </message>
    <message>
        <source>%1 lacks one of %2</source>
        <translation>%1 fehlt eins von %2</translation>
    </message>
    <message>
        <source>%1 does not begin with “%2”</source>
        <translation>%1 beginnt nicht mit „%2“</translation>
    </message>
    <message>
        <source>this is not so: %1</source>
        <comment>a test</comment>
        <translation>dies ist nicht so: %1</translation>
    </message>
    <message>
        <source>an empty list</source>
        <translation>eine leere Liste</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>false</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <comment>an attribute and its value</comment>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>irgendetwas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln approval(s)</source>
        <translation>
            <numerusform>%Ln Freigabe</numerusform>
            <numerusform>%Ln Freigaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln replica(s)</source>
        <translation>
            <numerusform>höchstens %Ln Replica</numerusform>
            <numerusform>höchstens %Ln Replicas</numerusform>
        </translation>
    </message>
    <message>
        <source>marked %1</source>
        <translation>mit Kennzeichen %1</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>allowed with %1</source>
        <comment>obligations</comment>
        <translation>erlaubt mit: %1</translation>
    </message>
    <message>
        <source>no rule</source>
        <translation>keine Regel</translation>
    </message>
    <message>
        <source>Approved models only in production</source>
        <translation>In Produktion nur freigegebene Modelle</translation>
    </message>
    <message>
        <source>Permitted regions</source>
        <translation>Erlaubte Regionen</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Two persons for policies and access</source>
        <translation>Vier Augen für Richtlinien und Zugang</translation>
    </message>
    <message>
        <source>GPU reservation</source>
        <translation>GPU-Reservierung</translation>
    </message>
    <message>
        <source>Read-only auditors</source>
        <translation>Prüfer ändern nichts</translation>
    </message>
    <message>
        <source>This was too much to reckon: the rule may be superfluous, dead or in conflict with others, or not.</source>
        <translation>Das war zu viel zu rechnen: die Regel kann überflüssig, tot oder im Widerspruch zu anderen sein, oder nicht.</translation>
    </message>
    <message>
        <source>Without the rule nothing would be decided otherwise.</source>
        <translation>Ohne die Regel würde nichts anders entschieden.</translation>
    </message>
    <message>
        <source>Without the rule nothing would be decided otherwise: %1 decide it all.</source>
        <translation>Ohne die Regel würde nichts anders entschieden: das alles entscheiden %1.</translation>
    </message>
    <message>
        <source>It permits what %1 forbid, and what is forbidden stays so. For example: %2</source>
        <translation>Sie erlaubt, was %1 verbieten, und was verboten ist, bleibt es. Zum Beispiel: %2</translation>
    </message>
    <message>
        <source>No rule decides this: %1</source>
        <translation>Das entscheidet keine Regel: %1</translation>
    </message>
    <message>
        <source>“%1” of %2, revision %3</source>
        <comment>id of a rule, policy set, number</comment>
        <translation>„%1“ aus %2, Revision %3</translation>
    </message>
    <message>
        <source>enforced, %1 %</source>
        <translation>durchgesetzt, %1 %</translation>
    </message>
    <message>
        <source>suspended</source>
        <comment>a rule, by an emergency</comment>
        <translation>ausgesetzt</translation>
    </message>
    <message>
        <source>In the shadow: %1</source>
        <comment>a verdict</comment>
        <translation>Im Schatten: %1</translation>
    </message>
    <message>
        <source>Without the emergency: %1</source>
        <comment>a verdict</comment>
        <translation>Ohne den Notfall: %1</translation>
    </message>
    <message>
        <source>Mend the JSON text first.</source>
        <translation>Bitte zuerst den JSON-Text berichtigen.</translation>
    </message>
    <message>
        <source>%1 is not known at the stage “%2”, only at “%3”. Choose that stage for the rule, or test something else.</source>
        <translation>%1 ist auf der Stufe „%2“ nicht bekannt, nur auf „%3“. Wählen Sie diese Stufe für die Regel oder prüfen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>not reckoned</source>
        <translation>nicht gerechnet</translation>
    </message>
    <message>
        <source>asks for more</source>
        <translation>verlangt mehr</translation>
    </message>
    <message>
        <source>asks for less</source>
        <translation>verlangt weniger</translation>
    </message>
    <message>
        <source>newly allowed</source>
        <translation>neu erlaubt</translation>
    </message>
    <message>
        <source>newly denied</source>
        <translation>neu abgelehnt</translation>
    </message>
    <message>
        <source>This was too much to reckon: the rules may also ask for %1, or not.</source>
        <translation>Das war zu viel zu rechnen: die Regeln verlangen vielleicht auch %1, vielleicht nicht.</translation>
    </message>
    <message>
        <source>This was too much to reckon: the rules may no longer ask for %1, or still do.</source>
        <translation>Das war zu viel zu rechnen: die Regeln verlangen vielleicht nicht mehr %1, vielleicht doch.</translation>
    </message>
    <message>
        <source>This was too much to reckon: there may be such a difference or not.</source>
        <translation>Das war zu viel zu rechnen: es kann einen solchen Unterschied geben oder nicht.</translation>
    </message>
    <message>
        <source>The rules would also ask for %1, for example here: %2</source>
        <translation>Die Regeln würden auch %1 verlangen, zum Beispiel hier: %2</translation>
    </message>
    <message>
        <source>The rules would no longer ask for %1, for example here: %2</source>
        <translation>Die Regeln würden nicht mehr %1 verlangen, zum Beispiel hier: %2</translation>
    </message>
    <message>
        <source>The rule can match nothing: its exception covers all that passes its tests. It excepts: %1</source>
        <comment>tests</comment>
        <translation>Die Regel kann auf nichts zutreffen: Ihre Ausnahme deckt alles ab, was ihre Tests besteht. Sie nimmt aus: %1</translation>
    </message>
    <message>
        <source>The rule can match nothing any more: its time is over.</source>
        <translation>Die Regel kann auf nichts mehr zutreffen: Ihre Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>The rule can match nothing, for nothing passes all of this: %1</source>
        <comment>tests</comment>
        <translation>Die Regel kann auf nichts zutreffen, denn nichts besteht all dies: %1</translation>
    </message>
    <message>
        <source>Nothing that exists now could match this rule. Look whether the values of this are spelled as they are: %1</source>
        <comment>tests</comment>
        <translation>Nichts, was es jetzt gibt, könnte auf diese Regel zutreffen. Prüfen Sie, ob die Werte hierin richtig geschrieben sind: %1</translation>
    </message>
</context>
<context>
    <name>QuickFix</name>
    <message>
        <source>Take it out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>%1 nehmen</translation>
    </message>
</context>
<context>
    <name>QuietFacts</name>
    <message>
        <source>ended %1</source>
        <comment>an instant</comment>
        <translation>beendet %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>an instant</comment>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>an instant</comment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>It is of all GPUs of the cluster %1.</source>
        <translation>Sie gilt allen GPUs des Clusters %1.</translation>
    </message>
    <message numerus="yes">
        <source>It holds for %Ln GPU(s).</source>
        <translation>
            <numerusform>Sie gilt für %Ln GPU.</numerusform>
            <numerusform>Sie gilt für %Ln GPUs.</numerusform>
        </translation>
    </message>
    <message>
        <source>It keeps quiet whatever is wrong.</source>
        <translation>Sie hält stumm, was auch immer nicht stimmt.</translation>
    </message>
    <message>
        <source>It keeps quiet: %1.</source>
        <translation>Sie hält stumm: %1.</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Warum: %1</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>%1, because: %2</source>
        <comment>until when, why</comment>
        <translation>%1, Grund: %2</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Räumung</translation>
    </message>
    <message>
        <source>Cordoned</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Its node gets no new replica.</source>
        <translation>Ihr Knoten bekommt kein neues Replikat.</translation>
    </message>
    <message>
        <source>It is given to no new replica.</source>
        <translation>Kein neues Replikat bekommt sie.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a fact&apos;s label, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Nothing that it is about is wrong with %Ln GPU(s) now.</source>
        <translation>
            <numerusform>Nichts, wovon sie handelt, stimmt mit der GPU jetzt nicht.</numerusform>
            <numerusform>Nichts, wovon sie handelt, stimmt mit den %Ln GPUs jetzt nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) have a fault that it keeps quiet.</source>
        <translation>
            <numerusform>%Ln GPU hat eine Störung, die sie stumm hält.</numerusform>
            <numerusform>%Ln GPUs haben eine Störung, die sie stumm hält.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drained</source>
        <translation>Geräumt</translation>
    </message>
    <message>
        <source>Wanted by %1, %2.</source>
        <comment>person, age</comment>
        <translation>Veranlasst von %1, %2.</translation>
    </message>
    <message>
        <source>Wanted by %1, %2: %3</source>
        <comment>person, age, reason</comment>
        <translation>Veranlasst von %1, %2: %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how it is, who wanted it</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>The driver wants what runs over its links to other GPUs to end.</source>
        <translation>Der Treiber will, dass endet, was über ihre Verbindungen zu anderen GPUs läuft.</translation>
    </message>
    <message>
        <source>The driver wants what runs on the GPU to end, and a reset then.</source>
        <translation>Der Treiber will, dass endet, was auf der GPU läuft, und danach ein Zurücksetzen.</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) to other GPUs are down.</source>
        <translation>
            <numerusform>%n Verbindung zu anderen GPUs ist unterbrochen.</numerusform>
            <numerusform>%n Verbindungen zu anderen GPUs sind unterbrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Broken rows of its memory are replaced with its next reset.</source>
        <translation>Defekte Zeilen ihres Speichers werden beim nächsten Zurücksetzen ersetzt.</translation>
    </message>
    <message>
        <source>The driver wants the GPU to be reset.</source>
        <translation>Der Treiber will, dass die GPU zurückgesetzt wird.</translation>
    </message>
    <message>
        <source>The driver wants the node to be restarted.</source>
        <translation>Der Treiber will, dass der Knoten neu gestartet wird.</translation>
    </message>
    <message>
        <source>Ask its team whether it is still needed, and scale the deployment down if not.</source>
        <translation>Ihr Team fragen, ob sie noch gebraucht wird, und sonst das Deployment verkleinern.</translation>
    </message>
    <message>
        <source>Check the power supplies and power caps of the node and its rack.</source>
        <translation>Netzteile und Leistungsgrenzen des Knotens und seines Racks prüfen.</translation>
    </message>
    <message>
        <source>Check the fans, the air flow and the air that goes into the node.</source>
        <translation>Lüfter, Luftstrom und Zuluft des Knotens prüfen.</translation>
    </message>
    <message>
        <source>Drain the node and reset its GPUs. Ask the vendor if the links stay down.</source>
        <translation>Den Knoten räumen und seine GPUs zurücksetzen. Bleiben die Verbindungen aus, den Hersteller fragen.</translation>
    </message>
    <message>
        <source>Watch whether they grow. If they do, drain the node and have its links checked.</source>
        <translation>Beobachten, ob es mehr werden. Wenn ja, den Knoten räumen und seine Verbindungen prüfen lassen.</translation>
    </message>
    <message>
        <source>Watch whether they grow. If they do, drain the node and have the GPU&apos;s slot and riser checked.</source>
        <translation>Beobachten, ob es mehr werden. Wenn ja, den Knoten räumen und Steckplatz und Riser der GPU prüfen lassen.</translation>
    </message>
    <message>
        <source>Drain the node, run NVIDIA&apos;s field diagnostic and ask the vendor for another GPU.</source>
        <translation>Den Knoten räumen, NVIDIAs Felddiagnose ausführen und den Hersteller um eine andere GPU bitten.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s catalog of XIDs says for each what to do.</source>
        <translation>NVIDIAs Katalog der XIDs sagt zu jeder, was zu tun ist.</translation>
    </message>
    <message>
        <source>Drain the node and restart it. If the GPU stays away, have its seat and power checked.</source>
        <translation>Den Knoten räumen und neu starten. Bleibt die GPU weg, ihren Sitz und ihre Stromversorgung prüfen lassen.</translation>
    </message>
    <message>
        <source>Drain the node and restart it.</source>
        <translation>Den Knoten räumen und neu starten.</translation>
    </message>
    <message>
        <source>Drain the node.</source>
        <translation>Den Knoten räumen.</translation>
    </message>
    <message>
        <source>Drain the node and reset the GPU.</source>
        <translation>Den Knoten räumen und die GPU zurücksetzen.</translation>
    </message>
    <message>
        <source>Drain the node and reset the GPU. If such errors come again, run NVIDIA&apos;s field diagnostic.</source>
        <translation>Den Knoten räumen und die GPU zurücksetzen. Kommen solche Fehler wieder, NVIDIAs Felddiagnose ausführen.</translation>
    </message>
    <message>
        <source>Drain the node and reset the GPU when it suits.</source>
        <translation>Bei Gelegenheit den Knoten räumen und die GPU zurücksetzen.</translation>
    </message>
    <message>
        <source>They were corrected. Watch whether they go on to grow.</source>
        <translation>Sie wurden korrigiert. Beobachten, ob es weiter mehr werden.</translation>
    </message>
    <message>
        <source>Watch whether such errors come again.</source>
        <translation>Beobachten, ob solche Fehler wiederkommen.</translation>
    </message>
</context>
<context>
    <name>ReplicaTally</name>
    <message numerus="yes">
        <source>%L1 of %n wanted replica(s) ready</source>
        <translation>
            <numerusform>%L1 von %n gewünschten Replikat bereit</numerusform>
            <numerusform>%L1 von %n gewünschten Replikaten bereit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln beyond what is wanted</source>
        <comment>replicas, how many</comment>
        <translation>
            <numerusform>%1, und %Ln über das Gewünschte hinaus</numerusform>
            <numerusform>%1, und %Ln über das Gewünschte hinaus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplyWords</name>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>allowed on conditions</source>
        <translation>mit Auflagen erlaubt</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>The role “%1”, for: %2, without an end.</source>
        <translation>Die Rolle „%1“, für: %2, ohne Ende.</translation>
    </message>
    <message>
        <source>The role “%1”, for: %2, has run out on %3.</source>
        <translation>Die Rolle „%1“, für: %2, ist am %3 abgelaufen.</translation>
    </message>
    <message>
        <source>The role “%1”, for: %2, until %3.</source>
        <translation>Die Rolle „%1“, für: %2, bis %3.</translation>
    </message>
    <message>
        <source>Members of %1 have the role “%2”, for: %3. It allows this, without an end.</source>
        <translation>Mitglieder von %1 haben die Rolle „%2“, für: %3. Sie erlaubt dies ohne Ende.</translation>
    </message>
    <message>
        <source>Members of %1 have the role “%2”, for: %3. It allows this until %4.</source>
        <translation>Mitglieder von %1 haben die Rolle „%2“, für: %3. Sie erlaubt dies bis %4.</translation>
    </message>
    <message>
        <source>The role “%1”, for: %2, allows this without an end.</source>
        <translation>Die Rolle „%1“, für: %2, erlaubt dies ohne Ende.</translation>
    </message>
    <message>
        <source>The role “%1”, for: %2, allows this until %3.</source>
        <translation>Die Rolle „%1“, für: %2, erlaubt dies bis %3.</translation>
    </message>
    <message>
        <source>The role “%1”, for: %2, allowed this until %3 and has run out.</source>
        <translation>Die Rolle „%1“, für: %2, erlaubte dies bis %3 und ist abgelaufen.</translation>
    </message>
    <message>
        <source>The role “%1” allows it for %2 alone, and this is the whole organisation&apos;s.</source>
        <translation>Die Rolle „%1“ erlaubt es nur für %2, und dies gehört der ganzen Organisation.</translation>
    </message>
    <message>
        <source>The role “%1” allows it for %2 alone, and this belongs to %3.</source>
        <translation>Die Rolle „%1“ erlaubt es nur für %2, und dies gehört zu %3.</translation>
    </message>
    <message>
        <source>It needs one of these roles for the whole organisation: %1.</source>
        <translation>Nötig ist eine dieser Rollen für die ganze Organisation: %1.</translation>
    </message>
    <message>
        <source>It needs one of these roles for %1 or for the whole organisation: %2.</source>
        <translation>Nötig ist eine dieser Rollen für %1 oder für die ganze Organisation: %2.</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>%1 is disabled and may do nothing.</source>
        <translation>%1 ist gesperrt und darf nichts.</translation>
    </message>
    <message>
        <source>A role that you may not see allows this.</source>
        <translation>Eine Rolle, die Sie nicht sehen dürfen, erlaubt dies.</translation>
    </message>
    <message>
        <source>What belongs to no team is read by everybody who reads such things anywhere.</source>
        <translation>Was zu keinem Team gehört, liest jeder, der solches irgendwo liest.</translation>
    </message>
    <message>
        <source>No role of %1 holds this permission.</source>
        <translation>Keine Rolle von %1 hat diese Berechtigung.</translation>
    </message>
    <message>
        <source>What it needs</source>
        <translation>Was nötig ist</translation>
    </message>
    <message numerus="yes">
        <source>They ask %n other(s) to approve it first.</source>
        <translation>
            <numerusform>Sie verlangen, dass %n andere Person es vorher genehmigt.</numerusform>
            <numerusform>Sie verlangen, dass %n andere Personen es vorher genehmigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>They ask for a reason that names a ticket.</source>
        <translation>Sie verlangen einen Grund, der ein Ticket nennt.</translation>
    </message>
    <message>
        <source>They ask for a reason.</source>
        <translation>Sie verlangen einen Grund.</translation>
    </message>
    <message numerus="yes">
        <source>They allow %n replica(s) at most.</source>
        <translation>
            <numerusform>Sie erlauben höchstens %n Replik.</numerusform>
            <numerusform>Sie erlauben höchstens %n Repliken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Reading is not asked of policies.</source>
        <translation>Über Lesen entscheiden Richtlinien nicht.</translation>
    </message>
    <message>
        <source>In the shadow</source>
        <translation>Im Schatten</translation>
    </message>
    <message>
        <source>Rules are suspended in an emergency: %1.</source>
        <translation>Regeln sind in einem Notfall ausgesetzt: %1.</translation>
    </message>
    <message>
        <source>No rule has anything against it.</source>
        <translation>Keine Regel hat etwas dagegen.</translation>
    </message>
    <message>
        <source>It depends on what is changed. The rule %1 can forbid it for these fields: %2</source>
        <translation>Es hängt davon ab, was geändert wird. Die Regel %1 kann es bei diesen Feldern verbieten: %2</translation>
    </message>
    <message>
        <source>It depends on what is changed. The rule %1 can ask for more for these fields: %2</source>
        <translation>Es hängt davon ab, was geändert wird. Die Regel %1 kann bei diesen Feldern mehr verlangen: %2</translation>
    </message>
    <message>
        <source>The rule %1 can forbid it. It asks about %2, which is not known here.</source>
        <comment>a rule, an attribute</comment>
        <translation>Die Regel %1 kann es verbieten. Sie fragt nach %2, was hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>The rule %1 can permit it. It asks about %2, which is not known here.</source>
        <comment>a rule, an attribute</comment>
        <translation>Die Regel %1 kann es erlauben. Sie fragt nach %2, was hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>The rule %1 can ask for more. It asks about %2, which is not known here.</source>
        <comment>a rule, an attribute</comment>
        <translation>Die Regel %1 kann mehr verlangen. Sie fragt nach %2, was hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Without the emergency</source>
        <translation>Ohne den Notfall</translation>
    </message>
</context>
<context>
    <name>RoleWords</name>
    <message>
        <source>Sees everything but logs, and changes nothing.</source>
        <translation>Sieht alles außer Protokollen und ändert nichts.</translation>
    </message>
    <message>
        <source>Imports models, deploys them and runs what serves them.</source>
        <translation>Importiert Modelle, stellt sie bereit und betreibt, was sie bedient.</translation>
    </message>
    <message>
        <source>Writes the rules that changes must keep.</source>
        <translation>Schreibt die Regeln, an die sich Änderungen halten müssen.</translation>
    </message>
    <message>
        <source>Approves models and what others ask to change.</source>
        <translation>Genehmigt Modelle und Änderungen, die andere beantragen.</translation>
    </message>
    <message>
        <source>Reads everything, the log of changes too, and changes nothing.</source>
        <translation>Liest alles, auch das Änderungsprotokoll, und ändert nichts.</translation>
    </message>
    <message>
        <source>May do everything, and gives roles to others.</source>
        <translation>Darf alles und gibt anderen Rollen.</translation>
    </message>
</context>
<context>
    <name>RolloutDialogs</name>
    <message>
        <source>Pause the rollout of %1</source>
        <translation>Rollout von %1 pausieren</translation>
    </message>
    <message numerus="yes">
        <source>Pause the rollouts of %n deployment(s)</source>
        <translation>
            <numerusform>Rollout von %n Deployment pausieren</numerusform>
            <numerusform>Rollouts von %n Deployments pausieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything stays as it is now until somebody resumes it; guards still watch.</source>
        <translation>Alles bleibt, wie es jetzt ist, bis jemand den Rollout fortsetzt; die Wächter achten weiter darauf.</translation>
    </message>
    <message>
        <source>Pause rollout</source>
        <translation>Rollout pausieren</translation>
    </message>
    <message>
        <source>The rollout of %1 is paused.</source>
        <translation>Der Rollout von %1 ist pausiert.</translation>
    </message>
    <message numerus="yes">
        <source>The rollouts of %n deployment(s) are paused.</source>
        <translation>
            <numerusform>Der Rollout von %n Deployment ist pausiert.</numerusform>
            <numerusform>Die Rollouts von %n Deployments sind pausiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume the rollout of %1</source>
        <translation>Rollout von %1 fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>Resume the rollouts of %n deployment(s)</source>
        <translation>
            <numerusform>Rollout von %n Deployment fortsetzen</numerusform>
            <numerusform>Rollouts von %n Deployments fortsetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>It goes on where it was paused.</source>
        <translation>Er geht dort weiter, wo er pausiert wurde.</translation>
    </message>
    <message>
        <source>Resume rollout</source>
        <translation>Rollout fortsetzen</translation>
    </message>
    <message>
        <source>The rollout of %1 goes on.</source>
        <translation>Der Rollout von %1 geht weiter.</translation>
    </message>
    <message numerus="yes">
        <source>The rollouts of %n deployment(s) go on.</source>
        <translation>
            <numerusform>Der Rollout von %n Deployment geht weiter.</numerusform>
            <numerusform>Die Rollouts von %n Deployments gehen weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Promote the canary of %1</source>
        <translation>Canary von %1 freigeben</translation>
    </message>
    <message>
        <source>The next step begins now, or after the last step all replicas are replaced.</source>
        <translation>Der nächste Schritt beginnt jetzt; nach dem letzten werden alle Replikate ersetzt.</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>The canary of %1 is promoted.</source>
        <translation>Der Canary von %1 ist freigegeben.</translation>
    </message>
    <message>
        <source>Abort the rollout of %1</source>
        <translation>Rollout von %1 stoppen</translation>
    </message>
    <message>
        <source>The revision that served before gets all traffic. What is wanted stays as it is, so that the difference is shown until somebody decides.</source>
        <translation>Die zuvor aktive Revision bekommt allen Verkehr. Das Gewünschte bleibt, wie es ist; der Unterschied wird gezeigt, bis jemand entscheidet.</translation>
    </message>
    <message>
        <source>Abort rollout</source>
        <translation>Rollout stoppen</translation>
    </message>
    <message>
        <source>The rollout of %1 is aborted.</source>
        <translation>Der Rollout von %1 ist gestoppt.</translation>
    </message>
    <message>
        <source>Restart all replicas of %1</source>
        <translation>Alle Replikate von %1 neu starten</translation>
    </message>
    <message numerus="yes">
        <source>Restart all replicas of %n deployment(s)</source>
        <translation>
            <numerusform>Alle Replikate von %n Deployment neu starten</numerusform>
            <numerusform>Alle Replikate von %n Deployments neu starten</numerusform>
        </translation>
    </message>
    <message>
        <source>They are replaced by new ones of the same revision, one after the other. Those that were given up begin anew.</source>
        <translation>Sie werden eines nach dem anderen durch neue derselben Revision ersetzt. Aufgegebene beginnen von vorn.</translation>
    </message>
    <message>
        <source>Restart replicas</source>
        <translation>Replikate neu starten</translation>
    </message>
    <message>
        <source>Replicas of %1 are being restarted.</source>
        <translation>Replikate von %1 werden neu gestartet.</translation>
    </message>
    <message numerus="yes">
        <source>Replicas of %n deployment(s) are being restarted.</source>
        <translation>
            <numerusform>Replikate von %n Deployment werden neu gestartet.</numerusform>
            <numerusform>Replikate von %n Deployments werden neu gestartet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n replica(s) of %1</source>
        <translation>
            <numerusform>%n Replikat von %1 neu starten</numerusform>
            <numerusform>%n Replikate von %1 neu starten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleDialog</name>
    <message>
        <source>As soon as it is approved</source>
        <translation>Sobald er freigegeben ist</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Nicht vor</translation>
    </message>
    <message>
        <source>Choose a time in the future.</source>
        <translation>Wählen Sie einen Zeitpunkt in der Zukunft.</translation>
    </message>
    <message>
        <source>Schedule “%1”</source>
        <translation>„%1“ terminieren</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Terminieren</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>Nicht nach</translation>
    </message>
    <message>
        <source>Choose a begin until %1, 30 days after it was asked for.</source>
        <translation>Wählen Sie einen Beginn bis %1, 30 Tage nachdem er gestellt wurde.</translation>
    </message>
    <message>
        <source>Choose an end after the begin.</source>
        <translation>Wählen Sie ein Ende nach dem Beginn.</translation>
    </message>
    <message>
        <source>Choose an end until %1, 31 days after it was asked for.</source>
        <translation>Wählen Sie ein Ende bis %1, 31 Tage nachdem er gestellt wurde.</translation>
    </message>
    <message>
        <source>It is applied once it is approved, and not before this time. It must still fit then: where its objects were changed otherwise, it is void. What is not applied by its end has lapsed; without one that is a day after the begin, or later.</source>
        <translation>Er wird angewendet, sobald er freigegeben ist, und nicht vor diesem Zeitpunkt. Er muss dann noch passen: Wurden seine Objekte anders geändert, ist er hinfällig. Was bis zum Ende nicht angewendet ist, verfällt; ohne Ende ist das einen Tag nach dem Beginn oder später.</translation>
    </message>
    <message>
        <source>%1
Approvals are of a time: another one drops those of %2, and it waits for approval again.</source>
        <comment>sentences, people</comment>
        <translation>%1
Freigaben gelten für einen Zeitpunkt: Ein anderer hebt die von %2 auf, und er wartet erneut auf Freigabe.</translation>
    </message>
    <message numerus="yes">
        <source>It waits for %n approval(s), and is applied between %1 and %2.</source>
        <translation>
            <numerusform>Er wartet auf %n Freigabe und wird zwischen %1 und %2 angewendet.</numerusform>
            <numerusform>Er wartet auf %n Freigaben und wird zwischen %1 und %2 angewendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It waits for %n approval(s), and is applied with the last one.</source>
        <translation>
            <numerusform>Er wartet auf %n Freigabe und wird mit ihr angewendet.</numerusform>
            <numerusform>Er wartet auf %n Freigaben und wird mit der letzten angewendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message>
        <source>clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>deployments, services, endpoints</source>
        <translation>Deployments, Bereitstellungen, Dienste, Endpunkte</translation>
    </message>
    <message>
        <source>engine templates, engines, inference servers, runtimes</source>
        <translation>Engine-Vorlagen, Engines, Inferenzserver, Laufzeitumgebungen</translation>
    </message>
    <message>
        <source>findings, shadow AI, inference that nobody deployed</source>
        <translation>Funde, Schatten-KI, Inferenz, die niemand bereitgestellt hat</translation>
    </message>
    <message>
        <source>models, weights, LLM</source>
        <translation>Modelle, Gewichte, LLM, Sprachmodelle</translation>
    </message>
    <message>
        <source>model versions</source>
        <translation>Modellversionen</translation>
    </message>
    <message>
        <source>nodes, hosts, servers, machines</source>
        <translation>Knoten, Hosts, Server, Rechner, Maschinen</translation>
    </message>
    <message>
        <source>principals, people, users, accounts</source>
        <translation>Identitäten, Personen, Benutzer, Nutzer, Konten</translation>
    </message>
    <message>
        <source>providers, vendors, external APIs</source>
        <translation>Anbieter, Provider, externe APIs</translation>
    </message>
    <message>
        <source>role bindings, roles, permissions, access rights</source>
        <translation>Rollenbindungen, Rollen, Rechte, Berechtigungen, Zugriffsrechte</translation>
    </message>
    <message>
        <source>routes, public model names, gateway</source>
        <translation>Routen, öffentliche Modellnamen, Gateway</translation>
    </message>
    <message>
        <source>secrets, keys, passwords, tokens</source>
        <translation>Geheimnisse, Schlüssel, Passwörter, Token</translation>
    </message>
    <message>
        <source>silences, muted alerts</source>
        <translation>Stummschaltungen, stumme Meldungen</translation>
    </message>
    <message>
        <source>sites, locations, data centers</source>
        <translation>Standorte, Orte, Rechenzentren</translation>
    </message>
    <message>
        <source>teams, groups, departments</source>
        <translation>Teams, Gruppen, Abteilungen</translation>
    </message>
    <message>
        <source>telemetry sources, metrics, monitoring, exporters, Prometheus, simulated fleet</source>
        <translation>Telemetriequellen, Quellen, Messwerte, Metriken, Überwachung, Monitoring, Exporter, Prometheus, simulierte Flotte</translation>
    </message>
    <message>
        <source>start, home, dashboard, capacity, health, costs</source>
        <translation>Start, Startseite, Dashboard, Kapazität, Auslastung, Zustand, Kosten</translation>
    </message>
    <message>
        <source>models, versions, registry</source>
        <translation>Modelle, Versionen, Registry, Verzeichnis</translation>
    </message>
    <message>
        <source>services, replicas, routes, providers, engines, rollouts, logs, traffic</source>
        <translation>Bereitstellungen, Dienste, Replikate, Routen, Anbieter, Engines, Rollouts, Logs, Anfragen</translation>
    </message>
    <message>
        <source>map, dependencies, sites, clusters, nodes</source>
        <translation>Karte, Landkarte, Abhängigkeiten, Standorte, Cluster, Knoten</translation>
    </message>
    <message>
        <source>fleet, heatmap, graphics cards, hardware, nodes, telemetry sources</source>
        <translation>Flotte, Heatmap, Grafikkarten, Hardware, Knoten, Quellen, Telemetriequellen</translation>
    </message>
    <message>
        <source>shadow AI, inference that nobody deployed</source>
        <translation>Schatten-KI, Inferenz, die niemand bereitgestellt hat</translation>
    </message>
    <message>
        <source>log, history, changes, events, compliance</source>
        <translation>Audit, Protokoll, Log, Verlauf, Änderungen, Ereignisse, Compliance, Nachweis</translation>
    </message>
    <message>
        <source>preferences, options, language, theme, time zone</source>
        <translation>Optionen, Voreinstellungen, Sprache, Design, Zeitzone</translation>
    </message>
    <message>
        <source>kiosk, presentation, large text</source>
        <translation>Kiosk, Präsentation, Vollbild, große Schrift</translation>
    </message>
    <message>
        <source>kiosk, large text</source>
        <translation>Kiosk, große Schrift</translation>
    </message>
    <message>
        <source>shortcuts, keyboard</source>
        <translation>Tastenkürzel, Tastatur, Kurzbefehle</translation>
    </message>
    <message>
        <source>manual, documentation</source>
        <translation>Handbuch, Dokumentation, Anleitung</translation>
    </message>
    <message>
        <source>operations, jobs, progress</source>
        <translation>Vorgänge, Aufträge, Fortschritt</translation>
    </message>
    <message>
        <source>exit, close, leave</source>
        <translation>Schließen, Verlassen, Ende</translation>
    </message>
    <message>
        <source>outage, fault, failure, simulation</source>
        <translation>Ausfall, Störung, Zwischenfall, Fehler, Simulation</translation>
    </message>
    <message>
        <source>introduction, tutorial</source>
        <translation>Einführung, Tour, Rundgang</translation>
    </message>
    <message>
        <source>night, colors</source>
        <translation>Nacht, Farben, dunkel</translation>
    </message>
    <message>
        <source>day, colors</source>
        <translation>Tag, Farben, hell</translation>
    </message>
    <message>
        <source>emergencies, break-glass, suspended rules</source>
        <translation>Notfälle, Scheibe einschlagen, ausgesetzte Regeln</translation>
    </message>
    <message>
        <source>change requests, approvals, four eyes</source>
        <translation>Anträge, Freigaben, Vier-Augen-Prinzip</translation>
    </message>
    <message>
        <source>invitations, enrolment, one-time tokens</source>
        <translation>Einladungen, Anmeldung, Einmal-Token</translation>
    </message>
    <message>
        <source>policy sets, policies, rules, guardrails</source>
        <translation>Richtliniensätze, Richtlinien, Regeln, Leitplanken</translation>
    </message>
    <message>
        <source>rules, guardrails, compliance, break-glass</source>
        <translation>Regeln, Leitplanken, Compliance, Notfall</translation>
    </message>
    <message>
        <source>requests, approvals, four eyes, review</source>
        <translation>Anträge, Freigaben, Vier-Augen-Prinzip, Prüfung</translation>
    </message>
    <message>
        <source>principals, people, teams, roles, permissions, certificates, invitations</source>
        <translation>Identitäten, Personen, Teams, Rollen, Berechtigungen, Zertifikate, Einladungen</translation>
    </message>
    <message>
        <source>permissions, why not, explain access, who can do what</source>
        <translation>Berechtigungen, warum nicht, Zugriff erklären, wer darf was</translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The value, for example an API key</source>
        <translation>Der Wert, zum Beispiel ein API-Schlüssel</translation>
    </message>
    <message>
        <source>Set the value of %1</source>
        <translation>Wert von %1 setzen</translation>
    </message>
    <message>
        <source>It replaces the value that is there. Nobody can read it afterwards, and it stands in no log.</source>
        <translation>Er ersetzt den vorhandenen Wert. Danach kann ihn niemand lesen, und er steht in keinem Protokoll.</translation>
    </message>
    <message>
        <source>Set value</source>
        <translation>Wert setzen</translation>
    </message>
    <message>
        <source>The value of %1 is set.</source>
        <translation>Der Wert von %1 ist gesetzt.</translation>
    </message>
    <message>
        <source>Enter a value first.</source>
        <translation>Geben Sie zuerst einen Wert ein.</translation>
    </message>
    <message>
        <source>A value has at most %L1 bytes, and this one has %L2.</source>
        <translation>Ein Wert hat höchstens %L1 Bytes, und dieser hat %L2.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>The service met an error of its own. Its log has the details under trace %1.</source>
        <translation>Im Dienst ist ein Fehler aufgetreten. Sein Log enthält die Einzelheiten unter dem Trace %1.</translation>
    </message>
    <message>
        <source>The value is not valid here.</source>
        <translation>Der Wert ist hier nicht gültig.</translation>
    </message>
    <message>
        <source>%1 does not exist, or is outside of what you may see.</source>
        <translation>%1 gibt es nicht, oder die Berechtigung zum Einsehen fehlt.</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name, or open the one that is there.</source>
        <translation>%1 gibt es bereits. Einen anderen Namen wählen oder das Vorhandene öffnen.</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else meanwhile. Compare both versions and decide.</source>
        <translation>%1 wurde inzwischen von jemand anderem geändert. Beide Fassungen vergleichen und entscheiden.</translation>
    </message>
    <message>
        <source>This request was sent before with other contents. Start the change anew.</source>
        <translation>Diese Anfrage wurde bereits mit anderem Inhalt gesendet. Die Änderung neu beginnen.</translation>
    </message>
    <message>
        <source>You lack the permission %1. An administrator can grant it by a role binding.</source>
        <translation>Die Berechtigung %1 fehlt. Sie kann durch eine Rollenbindung administrativ erteilt werden.</translation>
    </message>
    <message>
        <source>The service does not accept your certificate. Ask an administrator to enroll you again.</source>
        <translation>Der Dienst nimmt das Zertifikat nicht an. Eine erneute Einschreibung durch die Administration ist nötig.</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) still refer to %1: %2. Change or delete them first.</source>
        <translation>
            <numerusform>%n Ressource verweist noch auf %1: %2. Sie zuerst ändern oder löschen.</numerusform>
            <numerusform>%n Ressourcen verweisen noch auf %1: %2. Sie zuerst ändern oder löschen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not exist. Create it first, or name another.</source>
        <translation>%1 gibt es nicht. Zuerst anlegen oder etwas anderes angeben.</translation>
    </message>
    <message>
        <source>%1 is set by %2 alone.</source>
        <translation>%1 wird nur durch %2 gesetzt.</translation>
    </message>
    <message>
        <source>%1 cannot change after creation.</source>
        <translation>%1 lässt sich nach dem Anlegen nicht ändern.</translation>
    </message>
    <message>
        <source>The name %1 and the contents are of different kinds.</source>
        <translation>Der Name %1 und der Inhalt sind von verschiedener Art.</translation>
    </message>
    <message>
        <source>The list has changed too much to continue. Load it again.</source>
        <translation>Die Liste hat sich zu sehr geändert, um sie fortzusetzen. Neu laden.</translation>
    </message>
    <message>
        <source>The service no longer holds the changes since then. Load the list again.</source>
        <translation>Der Dienst hält die Änderungen seit damals nicht mehr vor. Die Liste neu laden.</translation>
    </message>
    <message>
        <source>Revision %1 has not happened yet.</source>
        <translation>Die Revision %1 gibt es noch nicht.</translation>
    </message>
    <message>
        <source>It is too large: %1 where at most %2 are allowed.</source>
        <translation>Zu groß: %1, wo höchstens %2 erlaubt sind.</translation>
    </message>
    <message>
        <source>This console did not keep up with the service and was cut off. It connects again by itself.</source>
        <translation>Diese Konsole kam dem Dienst nicht hinterher und wurde getrennt. Sie verbindet sich von selbst wieder.</translation>
    </message>
    <message>
        <source>The store does not match its log (entry %1), so nothing can be changed any more. Keep the data directory as it is and call your compliance officer.</source>
        <translation>Der Speicher stimmt nicht mit seinem Protokoll überein (Eintrag %1), daher lässt sich nichts mehr ändern. Das Datenverzeichnis unverändert lassen und die Compliance-Stelle verständigen.</translation>
    </message>
    <message>
        <source>The disk of the service is full. Free some space; writing goes on by itself then.</source>
        <translation>Der Datenträger des Dienstes ist voll. Platz schaffen; das Schreiben geht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>The service cannot be reached. The console keeps trying.</source>
        <translation>Der Dienst ist nicht erreichbar. Die Konsole versucht es weiter.</translation>
    </message>
    <message>
        <source>%1 is in the state %2, in which this is not possible.</source>
        <translation>%1 ist im Zustand %2, in dem dies nicht möglich ist.</translation>
    </message>
    <message>
        <source>%1 is outside of the model directories of this service. Start it with --model-root for that directory.</source>
        <translation>%1 liegt außerhalb der Modellverzeichnisse dieses Dienstes. Ihn mit --model-root für dieses Verzeichnis starten.</translation>
    </message>
    <message>
        <source>There is no file at %1.</source>
        <translation>Unter %1 gibt es keine Datei.</translation>
    </message>
    <message>
        <source>%1 changed while it was being imported. Import it again when it is complete.</source>
        <translation>%1 hat sich während des Imports geändert. Erneut importieren, wenn die Datei vollständig ist.</translation>
    </message>
    <message>
        <source>The service cannot read %1. Check its permissions and its disk.</source>
        <translation>Der Dienst kann %1 nicht lesen. Zugriffsrechte und Datenträger prüfen.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The service stopped while it ran, and it could not be taken up again. Start it once more.</source>
        <translation>Der Dienst endete während des Vorgangs, und dieser ließ sich nicht fortsetzen. Ihn erneut starten.</translation>
    </message>
    <message>
        <source>Nobody can grant what he does not hold: you lack %1.</source>
        <translation>Erteilen lässt sich nur, was man selbst hat: %1 fehlt.</translation>
    </message>
    <message>
        <source>Too much at once: the limit is %1. Try again in a moment.</source>
        <translation>Zu viel auf einmal: Die Grenze ist %1. Gleich erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 is changed by its own actions alone.</source>
        <translation>%1 wird nur durch eigene Aktionen geändert.</translation>
    </message>
    <message>
        <source>This service does not know %1.</source>
        <translation>Dieser Dienst kennt %1 nicht.</translation>
    </message>
    <message>
        <source>The log has no entry %1.</source>
        <translation>Das Protokoll hat keinen Eintrag %1.</translation>
    </message>
    <message>
        <source>This is not valid JSON: %1</source>
        <translation>Dies ist kein gültiges JSON: %1</translation>
    </message>
    <message>
        <source>Process %1 already uses the data directory %2.</source>
        <translation>Der Prozess %1 verwendet bereits das Datenverzeichnis %2.</translation>
    </message>
    <message>
        <source>The log of this service does not continue what this console saw before. Both signed heads are kept as proof; call your compliance officer.</source>
        <translation>Das Protokoll dieses Dienstes setzt nicht fort, was diese Konsole zuvor gesehen hat. Beide signierten Köpfe sind als Beleg aufbewahrt; die Compliance-Stelle verständigen.</translation>
    </message>
    <message>
        <source>The service did not answer in time. Try again.</source>
        <translation>Der Dienst hat nicht rechtzeitig geantwortet. Erneut versuchen.</translation>
    </message>
    <message>
        <source>This service is older than the console and cannot do that.</source>
        <translation>Dieser Dienst ist älter als die Konsole und kann das nicht.</translation>
    </message>
    <message>
        <source>Somebody must remain who may administer the organisation. Bind another administrator first.</source>
        <translation>Jemand muss die Organisation weiterhin administrieren dürfen. Zuerst eine andere Identität als Administrator binden.</translation>
    </message>
    <message>
        <source>The service refused it for a reason that this console does not know.</source>
        <translation>Der Dienst hat es aus einem Grund abgelehnt, den diese Konsole nicht kennt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field name, what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>All files are where they were imported from, with the sizes they had.</source>
        <translation>Alle Dateien liegen dort, von wo sie importiert wurden, in der Größe von damals.</translation>
    </message>
    <message>
        <source>%1 is missing or has another size than at the import.</source>
        <translation>%1 fehlt oder hat eine andere Größe als beim Import.</translation>
    </message>
    <message>
        <source>%1 is in a pickle format, which can run code when it is loaded.</source>
        <translation>%1 ist in einem Pickle-Format, das beim Laden Code ausführen kann.</translation>
    </message>
    <message>
        <source>The service reports a condition that this console does not know.</source>
        <translation>Der Dienst meldet einen Zustand, den diese Konsole nicht kennt.</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registriert</translation>
    </message>
    <message>
        <source>evaluated</source>
        <translation>bewertet</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>no version</source>
        <translation>keine Version</translation>
    </message>
    <message>
        <source>GGUF</source>
        <translation>GGUF</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>pickle</source>
        <translation>Pickle</translation>
    </message>
    <message>
        <source>vendor</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>completion</source>
        <translation>Vervollständigung</translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>rerank</source>
        <translation>Reranking</translation>
    </message>
    <message>
        <source>tool use</source>
        <translation>Werkzeugnutzung</translation>
    </message>
    <message>
        <source>vision</source>
        <translation>Bildverstehen</translation>
    </message>
    <message>
        <source>transcription</source>
        <translation>Transkription</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Schlussfolgern</translation>
    </message>
    <message>
        <source>minimal</source>
        <translation>minimal</translation>
    </message>
    <message>
        <source>limited</source>
        <translation>begrenzt</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>nicht eingestuft</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>Einsicht</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Betrieb</translation>
    </message>
    <message>
        <source>policy author</source>
        <translation>Richtlinienpflege</translation>
    </message>
    <message>
        <source>approver</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>reading the file headers</source>
        <translation>liest die Dateiköpfe</translation>
    </message>
    <message>
        <source>hashing the files</source>
        <translation>bildet die Prüfsummen</translation>
    </message>
    <message>
        <source>registering the version</source>
        <translation>registriert die Version</translation>
    </message>
    <message>
        <source>checking the events</source>
        <translation>prüft die Ereignisse</translation>
    </message>
    <message>
        <source>checking the resources</source>
        <translation>prüft die Ressourcen</translation>
    </message>
    <message>
        <source>checking the tree</source>
        <translation>prüft den Baum</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>control service</source>
        <translation>Steuerungsdienst</translation>
    </message>
    <message>
        <source>nobody identified</source>
        <translation>niemand erkannt</translation>
    </message>
    <message>
        <source>A filter has at most %1 bytes.</source>
        <translation>Ein Filter hat höchstens %1 Bytes.</translation>
    </message>
    <message>
        <source>The filter is not UTF-8.</source>
        <translation>Der Filter ist kein UTF-8.</translation>
    </message>
    <message>
        <source>Control characters have no place in a filter.</source>
        <translation>Steuerzeichen haben in einem Filter keinen Platz.</translation>
    </message>
    <message>
        <source>! stands only in !=. Write NOT or - to negate.</source>
        <translation>! steht nur in !=. Zum Verneinen NOT oder - schreiben.</translation>
    </message>
    <message>
        <source>In quotes, \ stands only before &quot;, &apos;, \ or *.</source>
        <translation>In Anführungszeichen steht \ nur vor &quot;, &apos;, \ oder *.</translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation>Das schließende Anführungszeichen fehlt.</translation>
    </message>
    <message>
        <source>A space is missing here.</source>
        <translation>Hier fehlt ein Leerzeichen.</translation>
    </message>
    <message>
        <source>- negates what follows it without a space.</source>
        <translation>- verneint, was ohne Leerzeichen darauf folgt.</translation>
    </message>
    <message>
        <source>%1 is a keyword. Put it in quotes to search for it.</source>
        <translation>%1 ist ein Schlüsselwort. In Anführungszeichen wird danach gesucht.</translation>
    </message>
    <message>
        <source>Parentheses nest at most %1 deep.</source>
        <translation>Klammern sind höchstens %1 tief geschachtelt.</translation>
    </message>
    <message>
        <source>A closing parenthesis is missing.</source>
        <translation>Eine schließende Klammer fehlt.</translation>
    </message>
    <message>
        <source>Filters have no functions.</source>
        <translation>Filter haben keine Funktionen.</translation>
    </message>
    <message>
        <source>A name is missing after the point.</source>
        <translation>Nach dem Punkt fehlt ein Name.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Ein Wert fehlt.</translation>
    </message>
    <message>
        <source>The filter is not finished.</source>
        <translation>Der Filter ist nicht fertig.</translation>
    </message>
    <message>
        <source>Filters have no lists with commas. Write (a OR b).</source>
        <translation>Filter haben keine Listen mit Kommas. (a OR b) schreiben.</translation>
    </message>
    <message>
        <source>%1 has no place here. Put a value that holds it in quotes.</source>
        <translation>%1 hat hier keinen Platz. Einen Wert, der es enthält, in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>%1 has no place here.</source>
        <translation>%1 hat hier keinen Platz.</translation>
    </message>
    <message>
        <source>There is no field %1. Did you mean %2?</source>
        <translation>Es gibt kein Feld %1. Meinten Sie %2?</translation>
    </message>
    <message>
        <source>%1 stands for several fields. Write one of these: %2.</source>
        <translation>%1 steht für mehrere Felder. Eines davon schreiben: %2.</translation>
    </message>
    <message>
        <source>%1 has a meaning only where objects of one kind are listed.</source>
        <translation>%1 hat nur dort eine Bedeutung, wo Objekte einer Art aufgelistet werden.</translation>
    </message>
    <message>
        <source>%1 has nothing below it.</source>
        <translation>Unter %1 liegt nichts.</translation>
    </message>
    <message>
        <source>%1 cannot be compared in filters.</source>
        <translation>%1 lässt sich in Filtern nicht vergleichen.</translation>
    </message>
    <message>
        <source>Only one value can stand after &lt;, &lt;=, &gt; or &gt;=.</source>
        <translation>Nach &lt;, &lt;=, &gt; oder &gt;= kann nur ein Wert stehen.</translation>
    </message>
    <message>
        <source>A filter compares with at most %1 values.</source>
        <translation>Ein Filter vergleicht mit höchstens %1 Werten.</translation>
    </message>
    <message>
        <source>A value has at most %1 bytes.</source>
        <translation>Ein Wert hat höchstens %1 Bytes.</translation>
    </message>
    <message>
        <source>A filter searches for at most %1 words without a field.</source>
        <translation>Ein Filter sucht höchstens %1 Wörter ohne Feld.</translation>
    </message>
    <message>
        <source>* goes with =, != and : only.</source>
        <translation>* geht nur mit =, != und :.</translation>
    </message>
    <message>
        <source>The number is too large for this field.</source>
        <translation>Die Zahl ist für dieses Feld zu groß.</translation>
    </message>
    <message>
        <source>This field is compared with a whole number.</source>
        <translation>Dieses Feld wird mit einer ganzen Zahl verglichen.</translation>
    </message>
    <message>
        <source>This field is true or false.</source>
        <translation>Dieses Feld ist true oder false.</translation>
    </message>
    <message>
        <source>This field is one of these: %1.</source>
        <translation>Dieses Feld ist eines von diesen: %1.</translation>
    </message>
    <message>
        <source>This field is compared with a time, for example &quot;%1&quot;.</source>
        <translation>Dieses Feld wird mit einer Zeit verglichen, zum Beispiel &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>This field is compared with a duration in seconds, for example %1.</source>
        <translation>Dieses Feld wird mit einer Dauer in Sekunden verglichen, zum Beispiel %1.</translation>
    </message>
    <message>
        <source>%1 has fields of its own. Name one of them, or ask with :* whether it is set.</source>
        <translation>%1 hat eigene Felder. Eines davon nennen oder mit :* fragen, ob es gesetzt ist.</translation>
    </message>
    <message>
        <source>%1 is compared with =, != or : only.</source>
        <translation>%1 wird nur mit =, != oder : verglichen.</translation>
    </message>
    <message>
        <source>Write %1:key, or %1.key = value.</source>
        <translation>%1:schlüssel oder %1.schlüssel = wert schreiben.</translation>
    </message>
    <message>
        <source>The filter is not valid.</source>
        <translation>Der Filter ist nicht gültig.</translation>
    </message>
    <message>
        <source>The filter is not valid at position %1: %2</source>
        <translation>Der Filter ist an Stelle %1 nicht gültig: %2</translation>
    </message>
    <message>
        <source>The service of this machine did not start: %1.</source>
        <translation>Der Dienst dieses Rechners ist nicht gestartet: %1.</translation>
    </message>
    <message>
        <source>The service at %1 cannot be reached. The console keeps trying; see whether the address is right and the service runs.</source>
        <translation>Der Dienst unter %1 ist nicht erreichbar. Die Konsole versucht es weiter; bitte prüfen, ob die Adresse stimmt und der Dienst läuft.</translation>
    </message>
    <message>
        <source>Your certificate expired on %1. Ask an administrator to enroll you again.</source>
        <translation>Das Zertifikat ist am %1 abgelaufen. Eine erneute Einschreibung durch die Administration ist nötig.</translation>
    </message>
    <message>
        <source>The service at this address is not the one that this console trusts, so nothing was sent to it. See whether the address is right and your credentials are for this service.</source>
        <translation>Der Dienst an dieser Adresse ist nicht der, dem diese Konsole vertraut; ihm wurde nichts gesendet. Bitte prüfen, ob die Adresse stimmt und die Zugangsdaten für diesen Dienst sind.</translation>
    </message>
    <message>
        <source>A value is needed here.</source>
        <translation>Hier wird ein Wert gebraucht.</translation>
    </message>
    <message>
        <source>%1 stands here more than once.</source>
        <translation>%1 steht hier mehr als einmal.</translation>
    </message>
    <message>
        <source>%1 is not possible here.</source>
        <translation>%1 ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>%1 is not possible here. Choose one of these: %2</source>
        <translation>%1 ist hier nicht möglich. Möglich sind: %2</translation>
    </message>
    <message>
        <source>It is not written as it must be. Write it like this: %1</source>
        <translation>So kann es nicht geschrieben werden; zum Beispiel so: %1</translation>
    </message>
    <message>
        <source>It is not written as it must be. Only the characters %1 may stand in it; write it like this: %2</source>
        <translation>So kann es nicht geschrieben werden. Nur die Zeichen %1 sind erlaubt; zum Beispiel so: %2</translation>
    </message>
    <message>
        <source>It holds a control character or another one that nobody can see, at position %1. Take it out.</source>
        <translation>An Stelle %1 steht ein Steuerzeichen oder ein anderes, das niemand sieht. Entfernen Sie es.</translation>
    </message>
    <message>
        <source>It must lie between %1 and %2.</source>
        <translation>Es muss zwischen %1 und %2 liegen.</translation>
    </message>
    <message>
        <source>It must lie in the future.</source>
        <translation>Es muss in der Zukunft liegen.</translation>
    </message>
    <message>
        <source>It cannot be given together with %1.</source>
        <translation>Es kann nicht zusammen mit %1 angegeben werden.</translation>
    </message>
    <message>
        <source>%1 cannot stand in a mask; masks name whole fields of spec and meta.</source>
        <translation>%1 kann nicht in einer Maske stehen; Masken nennen ganze Felder von spec und meta.</translation>
    </message>
    <message>
        <source>It is neither GGUF nor safetensors.</source>
        <translation>Die Datei ist weder GGUF noch safetensors.</translation>
    </message>
    <message>
        <source>It is of a version of its format that this service does not read.</source>
        <translation>Diese Version ihres Formats liest der Dienst nicht.</translation>
    </message>
    <message>
        <source>It was written for machines of the other byte order.</source>
        <translation>Sie wurde für Maschinen mit der anderen Bytereihenfolge geschrieben.</translation>
    </message>
    <message>
        <source>It ends before what its header announces. Copy it again, whole.</source>
        <translation>Die Datei endet vor dem, was ihr Kopf ankündigt. Die Datei noch einmal vollständig kopieren.</translation>
    </message>
    <message>
        <source>Its header announces more than any model has.</source>
        <translation>Ihr Kopf kündigt mehr an, als irgendein Modell hat.</translation>
    </message>
    <message>
        <source>Its header has a key that the format does not allow.</source>
        <translation>Ihr Kopf enthält einen Schlüssel, den das Format nicht erlaubt.</translation>
    </message>
    <message>
        <source>Its header holds text that is not UTF-8.</source>
        <translation>Ihr Kopf enthält Text, der nicht UTF-8 ist.</translation>
    </message>
    <message>
        <source>The JSON in it is not valid.</source>
        <translation>Das JSON darin ist nicht gültig.</translation>
    </message>
    <message>
        <source>Its header names a data type that the format does not know.</source>
        <translation>Ihr Kopf nennt einen Datentyp, den das Format nicht kennt.</translation>
    </message>
    <message>
        <source>A value of its header is of another type than it must be.</source>
        <translation>Ein Wert ihres Kopfes hat einen anderen Typ, als er haben muss.</translation>
    </message>
    <message>
        <source>Its header has lists within lists, which the format does not allow.</source>
        <translation>Ihr Kopf enthält Listen in Listen, was das Format nicht erlaubt.</translation>
    </message>
    <message>
        <source>A key or a tensor stands in its header twice.</source>
        <translation>Ein Schlüssel oder ein Tensor steht zweimal in ihrem Kopf.</translation>
    </message>
    <message>
        <source>Its tensors are aligned in a way that the format does not allow.</source>
        <translation>Ihre Tensoren sind so ausgerichtet, wie es das Format nicht erlaubt.</translation>
    </message>
    <message>
        <source>A tensor has a shape that cannot be.</source>
        <translation>Ein Tensor hat eine unmögliche Form.</translation>
    </message>
    <message>
        <source>Its tensors overlap, leave holes or do not have their sizes.</source>
        <translation>Ihre Tensoren überlappen sich, lassen Lücken oder haben nicht ihre Größe.</translation>
    </message>
    <message>
        <source>Its header takes too much time or memory to read.</source>
        <translation>Ihren Kopf zu lesen braucht zu viel Zeit oder Speicher.</translation>
    </message>
    <message>
        <source>Reading its header was stopped by signal %1.</source>
        <translation>Das Lesen ihres Kopfes wurde durch Signal %1 beendet.</translation>
    </message>
    <message>
        <source>By its name it is neither GGUF nor safetensors.</source>
        <translation>Dem Namen nach ist die Datei weder GGUF noch safetensors.</translation>
    </message>
    <message>
        <source>Its name has characters that cannot be shown safely. Rename it.</source>
        <translation>Ihr Name enthält Zeichen, die sich nicht gefahrlos anzeigen lassen. Die Datei umbenennen.</translation>
    </message>
    <message>
        <source>It is damaged or not a model file.</source>
        <translation>Sie ist beschädigt oder keine Modelldatei.</translation>
    </message>
    <message>
        <source>Something stands here that JSON does not allow.</source>
        <translation>Hier steht etwas, das JSON nicht erlaubt.</translation>
    </message>
    <message>
        <source>The text ends before the JSON does.</source>
        <translation>Der Text endet, bevor das JSON zu Ende ist.</translation>
    </message>
    <message>
        <source>A byte order mark stands before it. Save it as UTF-8 without one.</source>
        <translation>Davor steht eine Bytereihenfolge-Marke. Den Text als UTF-8 ohne sie speichern.</translation>
    </message>
    <message>
        <source>There is a zero byte in it.</source>
        <translation>Darin steht ein Nullbyte.</translation>
    </message>
    <message>
        <source>The number is too large.</source>
        <translation>Die Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>The same key stands twice in one object.</source>
        <translation>Derselbe Schlüssel steht zweimal in einem Objekt.</translation>
    </message>
    <message>
        <source>It is nested deeper than %1 levels.</source>
        <translation>Es ist tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>Another of its kind is given too, and only one may be.</source>
        <translation>Ein anderes seiner Art ist auch angegeben, und nur eines darf es sein.</translation>
    </message>
    <message>
        <source>null has no place here. Leave out what is not set.</source>
        <translation>null hat hier keinen Platz. Weglassen, was nicht gesetzt ist.</translation>
    </message>
    <message>
        <source>A single value must stand here.</source>
        <translation>Hier muss ein einzelner Wert stehen.</translation>
    </message>
    <message>
        <source>An object must stand here, in braces.</source>
        <translation>Hier muss ein Objekt in geschweiften Klammern stehen.</translation>
    </message>
    <message>
        <source>A list must stand here, in brackets.</source>
        <translation>Hier muss eine Liste in eckigen Klammern stehen.</translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation>Es muss true oder false sein.</translation>
    </message>
    <message>
        <source>It must be text in quotes.</source>
        <translation>Es muss Text in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>It must be padded base64 in quotes.</source>
        <translation>Es muss aufgefülltes Base64 in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>It must be a whole number of 32 bits.</source>
        <translation>Es muss eine ganze Zahl mit 32 Bit sein.</translation>
    </message>
    <message>
        <source>It must be a whole number of 64 bits. Put a large one in quotes.</source>
        <translation>Es muss eine ganze Zahl mit 64 Bit sein. Eine große in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>It must be the name of a value of %1, in quotes.</source>
        <translation>Es muss der Name eines Wertes von %1 in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>It must be a time, for example %1.</source>
        <translation>Es muss ein Zeitpunkt sein, zum Beispiel %1.</translation>
    </message>
    <message>
        <source>It must be a duration in seconds, for example %1.</source>
        <translation>Es muss eine Dauer in Sekunden sein, zum Beispiel %1.</translation>
    </message>
    <message>
        <source>It is of a type that cannot be given in JSON.</source>
        <translation>Der Typ lässt sich in JSON nicht angeben.</translation>
    </message>
    <message>
        <source>%1 does not hold what it must. Move it away to begin anew.</source>
        <translation>%1 enthält nicht, was darin stehen muss. Die Datei verschieben, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>It breaks the rules of JSON.</source>
        <translation>Es verstößt gegen die Regeln von JSON.</translation>
    </message>
    <message>
        <source>The signed note is malformed.</source>
        <translation>Die signierte Notiz ist fehlerhaft aufgebaut.</translation>
    </message>
    <message>
        <source>No known key has signed it.</source>
        <translation>Kein bekannter Schlüssel hat sie signiert.</translation>
    </message>
    <message>
        <source>The signature of the key %1 is wrong.</source>
        <translation>Die Signatur des Schlüssels %1 ist falsch.</translation>
    </message>
    <message>
        <source>The checkpoint is malformed.</source>
        <translation>Der Prüfpunkt ist fehlerhaft aufgebaut.</translation>
    </message>
    <message>
        <source>The checkpoint is of another log.</source>
        <translation>Der Prüfpunkt gehört zu einem anderen Protokoll.</translation>
    </message>
    <message>
        <source>The key of the log is malformed.</source>
        <translation>Der Schlüssel des Protokolls ist fehlerhaft aufgebaut.</translation>
    </message>
    <message>
        <source>A hash of the log is malformed.</source>
        <translation>Ein Hashwert des Protokolls ist fehlerhaft aufgebaut.</translation>
    </message>
    <message>
        <source>A tile of the log is malformed.</source>
        <translation>Eine Kachel des Protokolls ist fehlerhaft aufgebaut.</translation>
    </message>
    <message>
        <source>A bundle of entries of the log is malformed.</source>
        <translation>Ein Bündel von Einträgen des Protokolls ist fehlerhaft aufgebaut.</translation>
    </message>
    <message>
        <source>What is stored of the log&apos;s tree does not fit together.</source>
        <translation>Was vom Baum des Protokolls gespeichert ist, passt nicht zusammen.</translation>
    </message>
    <message>
        <source>The service gave no proof of this entry.</source>
        <translation>Der Dienst gab für diesen Eintrag keinen Nachweis.</translation>
    </message>
    <message>
        <source>The proof is malformed.</source>
        <translation>Der Nachweis ist fehlerhaft aufgebaut.</translation>
    </message>
    <message>
        <source>The proof does not show that the entry is in the log.</source>
        <translation>Der Nachweis zeigt nicht, dass der Eintrag im Protokoll steht.</translation>
    </message>
    <message>
        <source>The proof does not show that the log only grew.</source>
        <translation>Der Nachweis zeigt nicht, dass das Protokoll nur gewachsen ist.</translation>
    </message>
    <message>
        <source>An entry is not written as the service writes entries.</source>
        <translation>Ein Eintrag ist nicht so geschrieben, wie der Dienst Einträge schreibt.</translation>
    </message>
    <message>
        <source>The log holds another %1 than the service tells.</source>
        <comment>name of a field of an entry</comment>
        <translation>Das Protokoll enthält ein anderes %1, als der Dienst angibt.</translation>
    </message>
    <message>
        <source>It is malformed or wrong.</source>
        <translation>Es ist fehlerhaft aufgebaut oder falsch.</translation>
    </message>
    <message>
        <source>It cannot be examined. The system says: %1</source>
        <translation>Das Untersuchen ist nicht möglich. Das System meldet: %1</translation>
    </message>
    <message>
        <source>It cannot be made. The system says: %1</source>
        <translation>Das Anlegen ist nicht möglich. Das System meldet: %1</translation>
    </message>
    <message>
        <source>It cannot be written. The system says: %1</source>
        <translation>Das Schreiben ist nicht möglich. Das System meldet: %1</translation>
    </message>
    <message>
        <source>It cannot be locked. The system says: %1</source>
        <translation>Das Sperren ist nicht möglich. Das System meldet: %1</translation>
    </message>
    <message>
        <source>It is on a network file system (%1). Choose one on a local disk.</source>
        <translation>Das Verzeichnis liegt auf einem Netzwerk-Dateisystem (%1). Eines auf einem lokalen Datenträger wählen.</translation>
    </message>
    <message>
        <source>It cannot be opened. The system says: %1</source>
        <translation>Das Öffnen ist nicht möglich. Das System meldet: %1</translation>
    </message>
    <message>
        <source>It was deleted, moved or replaced while the service runs. Stop the service and put it back.</source>
        <translation>Die Datei wurde gelöscht, verschoben oder ersetzt, während der Dienst läuft. Den Dienst anhalten und die Datei zurückstellen.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote it (step %1, where this one knows %2). Start that one.</source>
        <translation>Eine neuere Version des Programms hat die Datei geschrieben (Stufe %1, diese kennt %2). Jene starten.</translation>
    </message>
    <message>
        <source>It is not a key file of this program.</source>
        <translation>Die Datei ist keine Schlüsseldatei dieses Programms.</translation>
    </message>
    <message>
        <source>It is missing, but its certificate is there. Bring both back from a backup.</source>
        <translation>Die Datei fehlt, aber ihr Zertifikat ist da. Beide aus einer Sicherung zurückholen.</translation>
    </message>
    <message>
        <source>It is wrapped by a key that was not given. Start with the key file that it was made with.</source>
        <translation>Die Datei ist mit einem Schlüssel verschlossen, der nicht angegeben wurde. Mit der Schlüsseldatei starten, mit der sie angelegt wurde.</translation>
    </message>
    <message>
        <source>It was wrapped by another key, or was altered.</source>
        <translation>Die Datei wurde mit einem anderen Schlüssel verschlossen oder verändert.</translation>
    </message>
    <message>
        <source>It does not belong to %1.</source>
        <translation>Die Datei gehört nicht zu %1.</translation>
    </message>
    <message>
        <source>It is not as the service needs it.</source>
        <translation>Der Zustand ist nicht so, wie der Dienst ihn braucht.</translation>
    </message>
    <message>
        <source>%1 cannot be used, from byte %2 on: %3</source>
        <comment>path, position, what is wrong</comment>
        <translation>%1 ist ab Byte %2 nicht verwendbar: %3</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <comment>path, what is wrong</comment>
        <translation>%1 ist nicht verwendbar: %2</translation>
    </message>
    <message>
        <source>This is not valid JSON at byte %1: %2</source>
        <translation>Ungültiges JSON bei Byte %1: %2</translation>
    </message>
    <message>
        <source>This is not valid JSON at %1: %2</source>
        <comment>path of a field, what is wrong</comment>
        <translation>Ungültiges JSON bei %1: %2</translation>
    </message>
    <message>
        <source>The service cannot read %1. The system says: %2</source>
        <translation>Der Dienst kann %1 nicht lesen. Das System meldet: %2</translation>
    </message>
    <message>
        <source>Another process already uses the data directory %1.</source>
        <translation>Ein anderer Prozess benutzt das Datenverzeichnis %1 bereits.</translation>
    </message>
    <message>
        <source>What the service gave of its log does not verify: %1</source>
        <translation>Was der Dienst von seinem Protokoll gab, hält der Prüfung nicht stand: %1</translation>
    </message>
    <message>
        <source>Something that you may not see still refers to %1. Ask an administrator to change it first.</source>
        <translation>Etwas, das hier nicht zu sehen ist, verweist noch auf %1. Die Administration bitten, es zuerst zu ändern.</translation>
    </message>
    <message>
        <source>%1 is retired and must not be used any more. Choose another version.</source>
        <translation>%1 ist zurückgezogen und darf nicht mehr benutzt werden. Wählen Sie eine andere Version.</translation>
    </message>
    <message>
        <source>%2 does not load models in the format %1. Choose another engine, or another version of the model.</source>
        <translation>%2 lädt keine Modelle im Format %1. Wählen Sie eine andere Engine oder eine andere Version des Modells.</translation>
    </message>
    <message>
        <source>The shares of priority %1 make %2 together; they must make 100 %.</source>
        <translation>Die Anteile der Priorität %1 ergeben zusammen %2; sie müssen 100 % ergeben.</translation>
    </message>
    <message>
        <source>The model name %1 is taken by %2.</source>
        <translation>Den Modellnamen %1 hat schon %2.</translation>
    </message>
    <message>
        <source>The model name %1 is taken by a route that you may not see.</source>
        <translation>Den Modellnamen %1 hat schon eine Route, die Sie nicht sehen dürfen.</translation>
    </message>
    <message>
        <source>One replica would need %1 of memory, and at most %2 can be had. Take a shorter context, fewer requests at once, or more GPUs.</source>
        <translation>Ein Replikat bräuchte %1 Speicher, und höchstens %2 sind zu haben. Nehmen Sie einen kürzeren Kontext, weniger gleichzeitige Anfragen oder mehr GPUs.</translation>
    </message>
    <message>
        <source>%1 has no revision %2 in its history.</source>
        <translation>%1 hat keine Revision %2 in seiner Geschichte.</translation>
    </message>
    <message>
        <source>%1 It wrote last: %2</source>
        <comment>a sentence, the last line of a log</comment>
        <translation>%1 Zuletzt schrieb sie: %2</translation>
    </message>
    <message>
        <source>The node is ready to run replicas.</source>
        <translation>Der Knoten ist bereit für Replikate.</translation>
    </message>
    <message>
        <source>Nothing was heard of the node since %1.</source>
        <translation>Seit %1 hat man vom Knoten nichts gehört.</translation>
    </message>
    <message>
        <source>There is no node that it could run on.</source>
        <translation>Es gibt keinen Knoten, auf dem es laufen könnte.</translation>
    </message>
    <message numerus="yes">
        <source>None of %n node(s) fits: %1.</source>
        <translation>
            <numerusform>%n Knoten passt nicht: %1.</numerusform>
            <numerusform>Keiner von %n Knoten passt: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The model&apos;s files are compared with what was imported.</source>
        <translation>Die Dateien des Modells werden mit dem verglichen, was importiert wurde.</translation>
    </message>
    <message>
        <source>%1 no longer has the content that was imported, so nothing loads it. Import it as a new version.</source>
        <translation>%1 hat nicht mehr den Inhalt, der importiert wurde, und wird deshalb nicht geladen. Importieren Sie die Datei als neue Version.</translation>
    </message>
    <message>
        <source>%1 is gone. Put it back, or deploy another version.</source>
        <translation>%1 ist verschwunden. Legen Sie die Datei zurück oder nehmen Sie eine andere Version.</translation>
    </message>
    <message>
        <source>The engine&apos;s program %1 was not found. Its template says how to get it.</source>
        <translation>Das Programm %1 der Engine wurde nicht gefunden. Ihre Vorlage sagt, woher man es bekommt.</translation>
    </message>
    <message>
        <source>%1 cannot be run. The system says: %2</source>
        <translation>%1 lässt sich nicht ausführen. Das System meldet: %2</translation>
    </message>
    <message>
        <source>The engine ended by itself with code %1.</source>
        <translation>Die Engine hat sich mit dem Code %1 selbst beendet.</translation>
    </message>
    <message>
        <source>The engine was ended by the signal %1.</source>
        <translation>Die Engine wurde vom Signal %1 beendet.</translation>
    </message>
    <message>
        <source>The engine was not ready after %1 s.</source>
        <translation>Die Engine war nach %1 s nicht bereit.</translation>
    </message>
    <message>
        <source>The engine serves %2 instead of %1.</source>
        <translation>Die Engine bedient %2 statt %1.</translation>
    </message>
    <message>
        <source>%1 did not answer %2 times in a row.</source>
        <translation>%1 antwortete %2-mal in Folge nicht.</translation>
    </message>
    <message>
        <source>Another process listens on port %1.</source>
        <translation>Ein anderer Prozess hört auf Port %1.</translation>
    </message>
    <message>
        <source>It failed %1 times in a row and is not started again until somebody restarts it.</source>
        <translation>Es scheiterte %1-mal in Folge und wird erst wieder gestartet, wenn jemand es neu startet.</translation>
    </message>
    <message>
        <source>What held the engine was killed from outside. All of it was ended; it is started again.</source>
        <translation>Was die Engine hielt, wurde von außen beendet. Alles davon wurde beendet; sie wird neu gestartet.</translation>
    </message>
    <message>
        <source>The host was restarted.</source>
        <translation>Der Rechner wurde neu gestartet.</translation>
    </message>
    <message>
        <source>It could not be started. The system says: %1</source>
        <translation>Es ließ sich nicht starten. Das System meldet: %1</translation>
    </message>
    <message>
        <source>The engine was found at %1.</source>
        <translation>Die Engine wurde unter %1 gefunden.</translation>
    </message>
    <message>
        <source>The program %1 is not on this machine.</source>
        <translation>Das Programm %1 ist nicht auf dieser Maschine.</translation>
    </message>
    <message>
        <source>Memory and CPU of replicas are limited by the kernel.</source>
        <translation>Speicher und CPU der Replikate begrenzt der Kernel.</translation>
    </message>
    <message>
        <source>Memory and CPU of replicas are not limited: the kernel does not let the service do that. The system says: %1</source>
        <translation>Speicher und CPU der Replikate sind nicht begrenzt: Der Kernel lässt das den Dienst nicht tun. Das System meldet: %1</translation>
    </message>
    <message>
        <source>Fewer replicas are wanted.</source>
        <translation>Es sind weniger Replikate gewünscht.</translation>
    </message>
    <message>
        <source>Somebody asked for a restart.</source>
        <translation>Jemand hat um einen Neustart gebeten.</translation>
    </message>
    <message>
        <source>The deployment is gone.</source>
        <translation>Das Deployment gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>It serves revision %1, wanted is revision %2.</source>
        <translation>Aktiv ist Revision %1, gewünscht ist Revision %2.</translation>
    </message>
    <message>
        <source>The revision that is wanted serves.</source>
        <translation>Die gewünschte Revision ist aktiv.</translation>
    </message>
    <message numerus="yes">
        <source>The schedule %1 wants %n replica(s).</source>
        <translation>
            <numerusform>Der Zeitplan %1 will %n Replikat.</numerusform>
            <numerusform>Der Zeitplan %1 will %n Replikate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its specification wants %n replica(s).</source>
        <translation>
            <numerusform>Die Vorgabe will %n Replikat.</numerusform>
            <numerusform>Die Vorgabe will %n Replikate.</numerusform>
        </translation>
    </message>
    <message>
        <source>Revision %1 is wanted.</source>
        <translation>Revision %1 ist gewünscht.</translation>
    </message>
    <message>
        <source>Step %1 is a dark launch: it runs and gets no traffic.</source>
        <translation>Schritt %1 ist ein Dunkelstart: Sie läuft und bekommt keinen Verkehr.</translation>
    </message>
    <message>
        <source>Step %1 gives the new revision %2 of the traffic.</source>
        <translation>Schritt %1 gibt der neuen Revision %2 des Verkehrs.</translation>
    </message>
    <message>
        <source>The guard of the error rate broke: %1 of %3 requests failed, %2 are allowed.</source>
        <translation>Der Wächter der Fehlerrate schlug an: %1 von %3 Anfragen scheiterten, %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>The guard of the time to first token broke: %1 over %3 requests, %2 are allowed.</source>
        <translation>Der Wächter der Zeit bis zum ersten Token schlug an: %1 bei %3 Anfragen, %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>The guard of the inter-token latency broke: %1 over %3 requests, %2 are allowed.</source>
        <translation>Der Wächter der Zeit zwischen Tokens schlug an: %1 bei %3 Anfragen, %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>Replica %1 of the new revision does not become ready: %2</source>
        <comment>id, why</comment>
        <translation>Replikat %1 der neuen Revision wird nicht bereit: %2</translation>
    </message>
    <message>
        <source>Somebody paused it.</source>
        <translation>Jemand hat es pausiert.</translation>
    </message>
    <message>
        <source>Somebody aborted it.</source>
        <translation>Jemand hat ihn gestoppt.</translation>
    </message>
    <message>
        <source>Somebody promoted it.</source>
        <translation>Jemand hat es freigegeben.</translation>
    </message>
    <message>
        <source>It was rolled back to revision %1.</source>
        <translation>Es wurde auf Revision %1 zurückgesetzt.</translation>
    </message>
    <message>
        <source>Revision %1 serves everywhere.</source>
        <translation>Revision %1 ist überall aktiv.</translation>
    </message>
    <message>
        <source>The provider answers.</source>
        <translation>Der Anbieter antwortet.</translation>
    </message>
    <message>
        <source>The provider cannot be reached. The system says: %1</source>
        <translation>Der Anbieter ist nicht erreichbar. Das System meldet: %1</translation>
    </message>
    <message>
        <source>The provider answers with status %1. Check its base URL and the value of its secret.</source>
        <translation>Der Anbieter antwortet mit Status %1. Prüfen Sie seine Basis-URL und den Wert seines Geheimnisses.</translation>
    </message>
    <message>
        <source>%1 has no value yet. Set it.</source>
        <translation>%1 hat noch keinen Wert. Setzen Sie ihn.</translation>
    </message>
    <message>
        <source>The provider does not list the model %1.</source>
        <translation>Der Anbieter führt das Modell %1 nicht auf.</translation>
    </message>
    <message>
        <source>Every target can serve.</source>
        <translation>Jedes Ziel kann Anfragen beantworten.</translation>
    </message>
    <message>
        <source>These targets cannot serve: %1.</source>
        <translation>Diese Ziele können keine Anfragen beantworten: %1.</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>beeinträchtigt</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>rolling out</source>
        <translation>Rollout läuft</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>eingeplant</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>lädt</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>läuft aus</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>waiting for promotion</source>
        <translation>wartet auf Freigabe</translation>
    </message>
    <message>
        <source>replacing</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>no rollout</source>
        <translation>kein Rollout</translation>
    </message>
    <message>
        <source>serving</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>stop all, then start all</source>
        <translation>alle stoppen, dann alle starten</translation>
    </message>
    <message>
        <source>rolling</source>
        <translation>schrittweise</translation>
    </message>
    <message>
        <source>canary</source>
        <translation>Canary</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
    <message>
        <source>real time</source>
        <translation>Echtzeit</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>fill one node before the next</source>
        <translation>einen Knoten vor dem nächsten füllen</translation>
    </message>
    <message>
        <source>as few on one node as can be</source>
        <translation>so wenige auf einem Knoten wie möglich</translation>
    </message>
    <message>
        <source>vLLM</source>
        <translation>vLLM</translation>
    </message>
    <message>
        <source>SGLang</source>
        <translation>SGLang</translation>
    </message>
    <message>
        <source>llama.cpp</source>
        <translation>llama.cpp</translation>
    </message>
    <message>
        <source>llama-cpp-python</source>
        <translation>llama-cpp-python</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>Text Generation Inference</source>
        <translation>Text Generation Inference</translation>
    </message>
    <message>
        <source>any that answers like OpenAI&apos;s</source>
        <translation>jede, die wie die von OpenAI antwortet</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>connection failed</source>
        <translation>Verbindung gescheitert</translation>
    </message>
    <message>
        <source>first byte too late</source>
        <translation>erstes Byte zu spät</translation>
    </message>
    <message>
        <source>too many requests (429)</source>
        <translation>zu viele Anfragen (429)</translation>
    </message>
    <message>
        <source>server error (5xx)</source>
        <translation>Serverfehler (5xx)</translation>
    </message>
    <message>
        <source>processes of this machine</source>
        <translation>Prozesse dieser Maschine</translation>
    </message>
    <message>
        <source>NVIDIA</source>
        <translation>NVIDIA</translation>
    </message>
    <message>
        <source>AMD</source>
        <translation>AMD</translation>
    </message>
    <message>
        <source>Intel</source>
        <translation>Intel</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehlerausgabe</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>recurrent state</source>
        <translation>rekurrenter Zustand</translation>
    </message>
    <message>
        <source>overhead of the engine</source>
        <translation>Zusatzbedarf der Engine</translation>
    </message>
    <message>
        <source>full attention</source>
        <translation>volle Attention</translation>
    </message>
    <message>
        <source>sliding window</source>
        <translation>gleitendes Fenster</translation>
    </message>
    <message>
        <source>latent attention</source>
        <translation>latente Attention</translation>
    </message>
    <message>
        <source>state space</source>
        <translation>Zustandsraum</translation>
    </message>
    <message>
        <source>cordoned</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>in another cluster</source>
        <translation>in einem anderen Cluster</translation>
    </message>
    <message>
        <source>at another site</source>
        <translation>an einem anderen Standort</translation>
    </message>
    <message>
        <source>in a region that is not permitted</source>
        <translation>in einer nicht erlaubten Region</translation>
    </message>
    <message>
        <source>a label is missing</source>
        <translation>ein Label fehlt</translation>
    </message>
    <message>
        <source>too few free GPUs</source>
        <translation>zu wenige freie GPUs</translation>
    </message>
    <message>
        <source>too little memory</source>
        <translation>zu wenig Speicher</translation>
    </message>
    <message>
        <source>too little GPU memory</source>
        <translation>zu wenig GPU-Speicher</translation>
    </message>
    <message>
        <source>too little CPU</source>
        <translation>zu wenig CPU</translation>
    </message>
    <message>
        <source>engine not installed</source>
        <translation>Engine nicht installiert</translation>
    </message>
    <message>
        <source>another fits better</source>
        <translation>ein anderer passt besser</translation>
    </message>
    <message>
        <source>It is cordoned and gets no new replicas.</source>
        <translation>Er ist gesperrt und bekommt keine neuen Replikate.</translation>
    </message>
    <message>
        <source>It is not ready.</source>
        <translation>Er ist nicht bereit.</translation>
    </message>
    <message>
        <source>It belongs to %1, and another cluster is asked for.</source>
        <translation>Er gehört zu %1, und ein anderes Cluster ist verlangt.</translation>
    </message>
    <message>
        <source>It stands at %1, which is not among the sites asked for.</source>
        <translation>Er steht bei %1, das nicht zu den verlangten Standorten gehört.</translation>
    </message>
    <message>
        <source>It belongs to no site, and some are asked for.</source>
        <translation>Er gehört zu keinem Standort, und es sind welche verlangt.</translation>
    </message>
    <message>
        <source>Its region %1 is not permitted; these are: %2.</source>
        <translation>Seine Region %1 ist nicht erlaubt; erlaubt sind: %2.</translation>
    </message>
    <message>
        <source>Its site names no region; these are permitted: %1.</source>
        <translation>Sein Standort nennt keine Region; erlaubt sind: %1.</translation>
    </message>
    <message>
        <source>It lacks the label %1.</source>
        <translation>Ihm fehlt das Label %1.</translation>
    </message>
    <message>
        <source>%1 of memory are needed, and %2 are free.</source>
        <translation>%1 Speicher werden gebraucht, und %2 sind frei.</translation>
    </message>
    <message>
        <source>%1 of GPU memory are needed, and its GPUs (%3) have %2.</source>
        <translation>%1 GPU-Speicher werden gebraucht, und seine GPUs (%3) haben %2.</translation>
    </message>
    <message>
        <source>%1 thousandths of a CPU are needed, and %2 are free.</source>
        <translation>%1 Tausendstel einer CPU werden gebraucht, und %2 sind frei.</translation>
    </message>
    <message>
        <source>The engine&apos;s program %1 is not there.</source>
        <translation>Das Programm %1 der Engine ist dort nicht.</translation>
    </message>
    <message numerus="yes">
        <source>It has room, but runs %n replica(s) of this deployment already.</source>
        <translation>
            <numerusform>Er hat Platz, führt aber schon %n Replikat dieses Deployments aus.</numerusform>
            <numerusform>Er hat Platz, führt aber schon %n Replikate dieses Deployments aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>It has room, but another node fits better.</source>
        <translation>Er hat Platz, aber ein anderer Knoten passt besser.</translation>
    </message>
    <message>
        <source>The service names a reason that this console does not know.</source>
        <translation>Der Dienst nennt einen Grund, den diese Konsole nicht kennt.</translation>
    </message>
    <message>
        <source>The replica %1 was given the node %2.</source>
        <translation>Das Replikat %1 bekam den Knoten %2.</translation>
    </message>
    <message>
        <source>The replica %1 is not started again until somebody restarts it.</source>
        <translation>Das Replikat %1 wird erst wieder gestartet, wenn es jemand verlangt.</translation>
    </message>
    <message>
        <source>The replica %1 is started again at %2.</source>
        <translation>Das Replikat %1 wird um %2 wieder gestartet.</translation>
    </message>
    <message>
        <source>The driver %1 tells of all GPUs of the node.</source>
        <translation>Der Treiber %1 nennt alle GPUs des Knotens.</translation>
    </message>
    <message>
        <source>The driver tells of all GPUs of the node.</source>
        <translation>Der Treiber nennt alle GPUs des Knotens.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s management library cannot be loaded, so that little is known of the GPUs. The system says: %1</source>
        <translation>Die Verwaltungsbibliothek von NVIDIA lässt sich nicht laden, daher ist über die GPUs wenig bekannt. Das System meldet: %1</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s management library answered %1 to %2 for GPU %3. A GPU that is lost is not used.</source>
        <translation>Die Verwaltungsbibliothek von NVIDIA antwortete bei GPU %3 auf %2 mit %1. Eine verlorene GPU wird nicht benutzt.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s management library answered %1 to %2. Not all is known of the GPUs.</source>
        <translation>Die Verwaltungsbibliothek von NVIDIA antwortete auf %2 mit %1. Über die GPUs ist nicht alles bekannt.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver does not answer. GPUs are shown as they were last known.</source>
        <translation>Der Treiber von NVIDIA antwortet nicht. GPUs werden so gezeigt, wie sie zuletzt bekannt waren.</translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s) of the product %2 wanted; free: %1.</source>
        <translation>
            <numerusform>%n GPU des Produkts %2 wird gebraucht; frei: %1.</numerusform>
            <numerusform>%n GPUs des Produkts %2 werden gebraucht; frei: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s) wanted; free: %1.</source>
        <translation>
            <numerusform>%n GPU wird gebraucht; frei: %1.</numerusform>
            <numerusform>%n GPUs werden gebraucht; frei: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Revision %1 is wanted, and none serves: no replica is ready.</source>
        <translation>Revision %1 ist gewünscht, und keine ist aktiv: Kein Replikat ist bereit.</translation>
    </message>
    <message>
        <source>No replica is wanted.</source>
        <translation>Kein Replikat ist gewünscht.</translation>
    </message>
    <message numerus="yes">
        <source>All %n replica(s) are ready.</source>
        <translation>
            <numerusform>Das eine Replikat ist bereit.</numerusform>
            <numerusform>Alle %n Replikate sind bereit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n replica(s) is ready.</source>
        <translation>
            <numerusform>Das eine Replikat ist nicht bereit.</numerusform>
            <numerusform>Keines von %n Replikaten ist bereit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n of %1 replicas are ready.</source>
        <translation>
            <numerusform>Nur %n von %1 Replikaten ist bereit.</numerusform>
            <numerusform>Nur %n von %1 Replikaten sind bereit.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 aborted it: %2</source>
        <comment>who, why</comment>
        <translation>%1 hat abgebrochen: %2</translation>
    </message>
    <message>
        <source>%1 aborted it.</source>
        <translation>%1 hat abgebrochen.</translation>
    </message>
    <message>
        <source>The credentials file %1 is missing or cannot be used. Start the console with the directory that pilothoused enroll wrote, or ask an administrator to enroll you.</source>
        <translation>Die Datei %1 mit den Zugangsdaten fehlt oder ist unbrauchbar. Die Konsole mit dem Verzeichnis starten, das pilothoused enroll geschrieben hat, oder sich von der Administration einschreiben lassen.</translation>
    </message>
    <message>
        <source>Its revision is not the one that is to serve.</source>
        <translation>Seine Revision ist nicht die, die aktiv sein soll.</translation>
    </message>
    <message>
        <source>The node is simulated by the scenario %1: it does not exist, and what it reports is made up.</source>
        <translation>Den Knoten simuliert das Szenario %1: Es gibt ihn nicht, und was er meldet, ist erfunden.</translation>
    </message>
    <message numerus="yes">
        <source>The source tells of %n GPU(s).</source>
        <translation>
            <numerusform>Die Quelle meldet %n GPU.</numerusform>
            <numerusform>Die Quelle meldet %n GPUs.</numerusform>
        </translation>
    </message>
    <message>
        <source>The source cannot be read. %1</source>
        <translation>Die Quelle lässt sich nicht lesen. %1</translation>
    </message>
    <message>
        <source>The source is paused and not asked.</source>
        <translation>Die Quelle ist angehalten und wird nicht befragt.</translation>
    </message>
    <message>
        <source>simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>All that is known of the node comes from %1.</source>
        <translation>Alles, was über den Knoten bekannt ist, stammt von %1.</translation>
    </message>
    <message>
        <source>run by others</source>
        <translation>von anderen betrieben</translation>
    </message>
    <message>
        <source>Its cluster is run by others: this service can start nothing there.</source>
        <translation>Sein Cluster wird von anderen betrieben: Dieser Dienst kann dort nichts starten.</translation>
    </message>
    <message>
        <source>%1 cannot be read. %2</source>
        <comment>an address, a sentence</comment>
        <translation>%1 lässt sich nicht lesen. %2</translation>
    </message>
    <message>
        <source>Of %1 exporters, %2 cannot be read; the first is %3. %4</source>
        <translation>Von %1 Exportern lassen sich %2 nicht lesen; der erste ist %3. %4</translation>
    </message>
    <message>
        <source>The secret %1 has no value, so that nothing is asked. Set its value.</source>
        <translation>Das Geheimnis %1 hat keinen Wert, daher wird nichts gefragt. Seinen Wert setzen.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of what it says are broken, at %1 line %2 first. The others are taken in.</source>
        <translation>
            <numerusform>%n Zeile ist fehlerhaft: bei %1 Zeile %2. Die übrigen werden übernommen.</numerusform>
            <numerusform>%n Zeilen sind fehlerhaft, zuerst bei %1 Zeile %2. Die übrigen werden übernommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are none that a GPU can have. They count as not reported.</source>
        <translation>
            <numerusform>%n Wert kann bei keiner GPU vorkommen. Er gilt als nicht gemeldet.</numerusform>
            <numerusform>%n Werte können bei keiner GPU vorkommen. Sie gelten als nicht gemeldet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) or GPU(s) are left out: at most %1 nodes with %2 GPUs each are taken in.</source>
        <translation>
            <numerusform>%n Knoten oder GPU bleibt außen vor: Höchstens %1 Knoten mit je %2 GPUs werden aufgenommen.</numerusform>
            <numerusform>%n Knoten oder GPUs bleiben außen vor: Höchstens %1 Knoten mit je %2 GPUs werden aufgenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) have names that cannot be used here. The first, %1, is called %2.</source>
        <translation>
            <numerusform>%n Knoten hat einen Namen, der hier nicht verwendbar ist: %1 heißt hier %2.</numerusform>
            <numerusform>%n Knoten haben Namen, die hier nicht verwendbar sind. Der erste, %1, heißt hier %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n GPU(s) nothing says the node. Name the label that does.</source>
        <translation>
            <numerusform>Bei %n GPU sagt nichts, zu welchem Knoten sie gehört. Das Label angeben, das ihn nennt.</numerusform>
            <numerusform>Bei %n GPUs sagt nichts, zu welchem Knoten sie gehören. Das Label angeben, das ihn nennt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its clock is %1 s ahead of the service&apos;s. Times are corrected.</source>
        <translation>Ihre Uhr geht gegenüber der des Dienstes %1 s vor. Zeiten werden berichtigt.</translation>
    </message>
    <message>
        <source>Its clock is %1 s behind the service&apos;s. Times are corrected.</source>
        <translation>Ihre Uhr geht gegenüber der des Dienstes %1 s nach. Zeiten werden berichtigt.</translation>
    </message>
    <message>
        <source>The name of its host is not known.</source>
        <translation>Der Name des Hosts ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nobody can be reached there.</source>
        <translation>Dort ist niemand zu erreichen.</translation>
    </message>
    <message>
        <source>No trusted TLS connection comes about.</source>
        <translation>Es kommt keine vertrauenswürdige TLS-Verbindung zustande.</translation>
    </message>
    <message>
        <source>It does not answer in time.</source>
        <translation>Es kommt nicht rechtzeitig eine Antwort.</translation>
    </message>
    <message>
        <source>The service is stopping.</source>
        <translation>Der Dienst wird beendet.</translation>
    </message>
    <message>
        <source>What it answers is not HTTP, or ends too early.</source>
        <translation>Die Antwort ist kein HTTP oder endet zu früh.</translation>
    </message>
    <message>
        <source>Its answer is larger than what is taken in.</source>
        <translation>Die Antwort ist größer, als angenommen wird.</translation>
    </message>
    <message>
        <source>Its answer is compressed, which was not asked for.</source>
        <translation>Die Antwort ist komprimiert, was nicht verlangt war.</translation>
    </message>
    <message>
        <source>The secret would be sent in clear. Use https.</source>
        <translation>Das Geheimnis würde unverschlüsselt gesendet. https verwenden.</translation>
    </message>
    <message>
        <source>It wants a secret, or another one.</source>
        <translation>Es wird ein Geheimnis verlangt, oder ein anderes.</translation>
    </message>
    <message>
        <source>It does not understand the query. Check the label matchers.</source>
        <translation>Die Abfrage wird nicht verstanden. Die Label-Matcher prüfen.</translation>
    </message>
    <message>
        <source>It has given up the query.</source>
        <translation>Die Abfrage wurde abgebrochen.</translation>
    </message>
    <message>
        <source>It is starting or overloaded.</source>
        <translation>Der Server startet oder ist überlastet.</translation>
    </message>
    <message>
        <source>It answers with something else than was asked for.</source>
        <translation>Die Antwort ist etwas anderes als das Verlangte.</translation>
    </message>
    <message>
        <source>It has more series than are taken in. Narrow the label matchers.</source>
        <translation>Es gibt mehr Zeitreihen, als angenommen werden. Die Label-Matcher enger fassen.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>Es kommt keine Antwort.</translation>
    </message>
    <message>
        <source>%1 It is said: %2</source>
        <comment>a sentence, what the system says</comment>
        <translation>%1 Die Meldung lautet: %2</translation>
    </message>
    <message>
        <source>It is simulated in the cluster %1: no engine runs, and what is answered is made up.</source>
        <translation>Es wird im Cluster %1 simuliert: Keine Engine läuft, und was geantwortet wird, ist erfunden.</translation>
    </message>
    <message>
        <source>It is simulated: only a deployment that names its cluster is placed there.</source>
        <translation>Er ist simuliert: Nur ein Deployment, das sein Cluster nennt, wird dort platziert.</translation>
    </message>
    <message numerus="yes">
        <source>The node is being drained: %n replica(s) are still to leave it.</source>
        <translation>
            <numerusform>Der Knoten wird geräumt: %n Replikat muss ihn noch verlassen.</numerusform>
            <numerusform>Der Knoten wird geräumt: %n Replikate müssen ihn noch verlassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The node is drained: nothing runs on it any more.</source>
        <translation>Der Knoten ist geräumt: Auf ihm läuft nichts mehr.</translation>
    </message>
    <message>
        <source>The node cannot be drained: nowhere else is room for %1. Make room, or lower their replicas.</source>
        <translation>Der Knoten kann nicht geräumt werden: Für %1 ist nirgends sonst Platz. Schaffen Sie Platz, oder senken Sie die Zahl der Replikate.</translation>
    </message>
    <message>
        <source>Its node %1 is drained, and another replica takes its place.</source>
        <translation>Sein Knoten %1 wird geräumt, und ein anderes Replikat tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>It runs on another host. Only processes of the service&apos;s own host can be stopped from here.</source>
        <translation>Es läuft auf einem anderen Host. Von hier aus können nur Prozesse des eigenen Hosts des Dienstes beendet werden.</translation>
    </message>
    <message>
        <source>Which process answers there is not known, so none is stopped.</source>
        <translation>Welcher Prozess dort antwortet, ist nicht bekannt; darum wird keiner beendet.</translation>
    </message>
    <message>
        <source>The process that was found is not there any more.</source>
        <translation>Den gefundenen Prozess gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The process belongs to the service itself. Change the deployment that it serves instead.</source>
        <translation>Der Prozess gehört zum Dienst selbst. Ändern Sie stattdessen das Deployment, dem er dient.</translation>
    </message>
    <message>
        <source>The system does not let the service stop it.</source>
        <translation>Das System lässt den Dienst ihn nicht beenden.</translation>
    </message>
    <message>
        <source>The process is not stopped.</source>
        <translation>Der Prozess wird nicht beendet.</translation>
    </message>
    <message>
        <source>%1 The system says: %2</source>
        <comment>a sentence, what the system says</comment>
        <translation>%1 Das System meldet: %2</translation>
    </message>
    <message>
        <source>It is there, and nobody has decided about it.</source>
        <translation>Es ist da, und niemand hat darüber entschieden.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Es ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It is allowed until %1.</source>
        <translation>Es ist erlaubt bis %1.</translation>
    </message>
    <message>
        <source>The time for which it was allowed is over.</source>
        <translation>Die Zeit, für die es erlaubt war, ist vorbei.</translation>
    </message>
    <message>
        <source>It was adopted as %1.</source>
        <translation>Es wurde als %1 übernommen.</translation>
    </message>
    <message>
        <source>%1 stopped its process.</source>
        <translation>%1 hat seinen Prozess beendet.</translation>
    </message>
    <message>
        <source>Its process was stopped.</source>
        <translation>Sein Prozess wurde beendet.</translation>
    </message>
    <message>
        <source>Of %1 addresses that were looked at, %2 answered.</source>
        <translation>Von %1 angesehenen Adressen haben %2 geantwortet.</translation>
    </message>
    <message>
        <source>%1 cannot be looked at. The system says: %2</source>
        <translation>%1 kann nicht angesehen werden. Das System meldet: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more endpoint(s) answer than are kept: at most %1 findings are open at once.</source>
        <translation>
            <numerusform>Ein Endpunkt mehr antwortet, als behalten wird: höchstens %1 Funde sind zugleich offen.</numerusform>
            <numerusform>%n Endpunkte mehr antworten, als behalten werden: höchstens %1 Funde sind zugleich offen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no field %1. Those that there are stand below as you type.</source>
        <translation>Es gibt kein Feld %1. Die es gibt, stehen darunter, während Sie schreiben.</translation>
    </message>
    <message>
        <source>Choose one of these: %1</source>
        <translation>Möglich sind: %1</translation>
    </message>
    <message>
        <source>A user and a password do not belong into an address. Keep the password as a secret, name that under “Secret”, and write the address like this: %1</source>
        <translation>Benutzer und Passwort gehören nicht in eine Adresse. Legen Sie das Passwort als Geheimnis ab, nennen Sie dieses unter „Geheimnis“ und schreiben Sie die Adresse so: %1</translation>
    </message>
    <message>
        <source>A user and a password do not belong into an address. Keep the password as a secret, name that under “Secret” and the user under “User (basic)”, and write the address like this: %1</source>
        <translation>Benutzer und Passwort gehören nicht in eine Adresse. Legen Sie das Passwort als Geheimnis ab, nennen Sie dieses unter „Geheimnis“ und den Benutzer unter „Benutzer (Basic)“, und schreiben Sie die Adresse so: %1</translation>
    </message>
    <message>
        <source>forbidden by a policy</source>
        <translation>durch eine Richtlinie verboten</translation>
    </message>
    <message>
        <source>The rule “%1” of %2 keeps it out of this cluster.</source>
        <translation>Die Regel „%1“ von %2 hält es aus diesem Cluster heraus.</translation>
    </message>
    <message>
        <source>No rule permits it in this cluster, and what no rule permits is not allowed.</source>
        <translation>Keine Regel erlaubt es in diesem Cluster, und was keine Regel erlaubt, ist nicht zulässig.</translation>
    </message>
    <message>
        <source>“%1” of %2</source>
        <comment>id of a rule, name of its policy set</comment>
        <translation>„%1“ aus %2</translation>
    </message>
    <message>
        <source>The test “%1” fails: it expects %2, and the rules say %3.</source>
        <translation>Der Test „%1“ schlägt fehl: Er erwartet %2, und die Regeln sagen %3.</translation>
    </message>
    <message numerus="yes">
        <source>The test “%1” fails: the answer is %2 as expected, but by the rule “%3” and with %n approval(s).</source>
        <translation>
            <numerusform>Der Test „%1“ schlägt fehl: Die Antwort ist wie erwartet %2, aber durch die Regel „%3“ und mit %n Freigabe.</numerusform>
            <numerusform>Der Test „%1“ schlägt fehl: Die Antwort ist wie erwartet %2, aber durch die Regel „%3“ und mit %n Freigaben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test “%1” fails: the answer is %2 as expected, but by no rule and with %n approval(s).</source>
        <translation>
            <numerusform>Der Test „%1“ schlägt fehl: Die Antwort ist wie erwartet %2, aber durch keine Regel und mit %n Freigabe.</numerusform>
            <numerusform>Der Test „%1“ schlägt fehl: Die Antwort ist wie erwartet %2, aber durch keine Regel und mit %n Freigaben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rule %1 forbids %2 at %3.</source>
        <comment>rule, object, target</comment>
        <translation>Die Regel %1 verbietet %2 bei %3.</translation>
    </message>
    <message>
        <source>The rule %1 forbids this change of %2.</source>
        <comment>rule, object</comment>
        <translation>Die Regel %1 verbietet diese Änderung an %2.</translation>
    </message>
    <message>
        <source>The rule %1 forbids it.</source>
        <translation>Die Regel %1 verbietet es.</translation>
    </message>
    <message>
        <source>No rule permits %1 at %2, and what no rule permits is not allowed here.</source>
        <comment>object, target</comment>
        <translation>Keine Regel erlaubt %1 bei %2, und was keine Regel erlaubt, ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>No rule permits this change of %1, and what no rule permits is not allowed here.</source>
        <translation>Keine Regel erlaubt diese Änderung an %1, und was keine Regel erlaubt, ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>No rule permits it, and what no rule permits is not allowed here.</source>
        <translation>Keine Regel erlaubt es, und was keine Regel erlaubt, ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>Whoever broke the glass cannot review it.</source>
        <translation>Wer die Scheibe eingeschlagen hat, kann den Notfall nicht prüfen.</translation>
    </message>
    <message>
        <source>Whoever asked for a change cannot approve it, with whatever certificate.</source>
        <translation>Wer eine Änderung beantragt hat, kann sie nicht freigeben, mit welchem Zertifikat auch immer.</translation>
    </message>
    <message>
        <source>You have said what you think of it already.</source>
        <translation>Sie haben dazu schon entschieden.</translation>
    </message>
    <message>
        <source>Approving it needs the role of an approver or an administrator in its scope.</source>
        <translation>Um dies freizugeben, braucht man in seinem Geltungsbereich die Rolle Freigabe oder Administration.</translation>
    </message>
    <message>
        <source>%1 is over, and nothing more can come of it.</source>
        <translation>%1 ist abgeschlossen, und es kann nichts mehr daraus werden.</translation>
    </message>
    <message>
        <source>%1 has been reviewed already.</source>
        <translation>%1 wurde schon geprüft.</translation>
    </message>
    <message>
        <source>%1 is over already.</source>
        <translation>%1 ist schon vorbei.</translation>
    </message>
    <message>
        <source>%1 is not over yet. End it before it is reviewed.</source>
        <translation>%1 ist noch nicht vorbei. Bitte beenden, bevor es geprüft wird.</translation>
    </message>
    <message>
        <source>The rule %1 asks for a reason. Write why you change it.</source>
        <translation>Die Regel %1 verlangt eine Begründung. Bitte schreiben, warum dies geändert wird.</translation>
    </message>
    <message>
        <source>The rule %1 asks for a ticket. Name it in the reason, for example OPS-1234.</source>
        <translation>Die Regel %1 verlangt ein Ticket. Bitte in der Begründung nennen, zum Beispiel OPS-1234.</translation>
    </message>
    <message>
        <source>It waits until others have approved it: %1.</source>
        <translation>Es wartet, bis andere es freigegeben haben: %1.</translation>
    </message>
    <message>
        <source>It waits until others have approved it.</source>
        <translation>Es wartet, bis andere es freigegeben haben.</translation>
    </message>
    <message>
        <source>The rule %1 asks others to approve it, and this action cannot wait for that.</source>
        <translation>Die Regel %1 verlangt die Freigabe durch andere, und diese Aktion kann darauf nicht warten.</translation>
    </message>
    <message>
        <source>What you have read is not what %1 holds. Read it again before you approve it.</source>
        <translation>Was Sie gelesen haben, ist nicht, was %1 enthält. Bitte noch einmal lesen, bevor Sie es freigeben.</translation>
    </message>
    <message>
        <source>With these rules nobody could change %1 any more. Leave a way for its administrators, or break the glass first.</source>
        <translation>Mit diesen Regeln könnte niemand mehr %1 ändern. Bitte den Administratoren einen Weg lassen oder zuerst die Scheibe einschlagen.</translation>
    </message>
    <message>
        <source>The rule “%1” needs %2 people who may approve in its scope; there are so many: %3.</source>
        <translation>Die Regel „%1“ braucht %2 Personen, die in ihrem Geltungsbereich freigeben dürfen; vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>The rule “%1” must first be in the shadow, until %2 or for %3 decisions; it has seen %4.</source>
        <translation>Die Regel „%1“ muss zuerst im Schatten stehen, bis %2 oder für %3 Entscheidungen; bisher waren es %4.</translation>
    </message>
    <message>
        <source>%1 was changed otherwise meanwhile. Ask for the change once more.</source>
        <translation>%1 wurde inzwischen anderweitig geändert. Bitte die Änderung noch einmal beantragen.</translation>
    </message>
    <message>
        <source>This invitation is not known, was used already, or has run out. Ask for another one.</source>
        <translation>Diese Einladung ist nicht bekannt, wurde schon benutzt oder ist abgelaufen. Bitte um eine neue bitten.</translation>
    </message>
    <message>
        <source>%1 was changed otherwise, and the request is void.</source>
        <translation>%1 wurde anderweitig geändert, und der Antrag ist nichtig.</translation>
    </message>
    <message>
        <source>Nobody approved it in time.</source>
        <translation>Niemand hat ihn rechtzeitig freigegeben.</translation>
    </message>
    <message>
        <source>It was approved, and its time has come.</source>
        <translation>Er wurde freigegeben, und seine Zeit ist gekommen.</translation>
    </message>
    <message>
        <source>The rule “%1” refused %2 decisions in %3 minutes where %4 were forecast, and counts in the shadow alone.</source>
        <translation>Die Regel „%1“ hat in %3 Minuten %2 Entscheidungen abgelehnt, wo %4 vorhergesagt waren, und gilt nur noch im Schatten.</translation>
    </message>
    <message>
        <source>administration</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>admission</source>
        <translation>Zulassung</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>permits</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>forbids</source>
        <translation>verbietet</translation>
    </message>
    <message>
        <source>obliges</source>
        <translation>verpflichtet</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>warns</source>
        <translation>warnt</translation>
    </message>
    <message>
        <source>enforced</source>
        <translation>durchgesetzt</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <comment>a change request</comment>
        <translation>wartet auf Freigabe</translation>
    </message>
    <message>
        <source>waits for its time</source>
        <comment>a change request</comment>
        <translation>wartet auf seine Zeit</translation>
    </message>
    <message>
        <source>applied</source>
        <comment>a change request</comment>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>rejected</source>
        <comment>a change request</comment>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>a change request</comment>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>void</source>
        <comment>a change request</comment>
        <translation>hinfällig</translation>
    </message>
    <message>
        <source>lapsed</source>
        <comment>a change request</comment>
        <translation>verfallen</translation>
    </message>
    <message>
        <source>could not be applied</source>
        <comment>a change request</comment>
        <translation>nicht anwendbar</translation>
    </message>
    <message>
        <source>Whoever a change is about cannot approve it.</source>
        <translation>Wen eine Änderung betrifft, der kann sie nicht freigeben.</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>This service does not know %1. Is “%2” meant?</source>
        <translation>Dieser Dienst kennt %1 nicht. Ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>%1 knows no “%2”. Is “%3” meant?</source>
        <comment>a field, a value, another one</comment>
        <translation>%1 kennt kein „%2“. Ist „%3“ gemeint?</translation>
    </message>
    <message>
        <source>%1 knows no “%2”.</source>
        <comment>a field, a value</comment>
        <translation>%1 kennt kein „%2“.</translation>
    </message>
    <message>
        <source>%1 knows no “%2”. It is one of %3.</source>
        <comment>a field, a value, a list</comment>
        <translation>%1 kennt kein „%2“. Möglich sind %3.</translation>
    </message>
    <message>
        <source>It must not be below %1.</source>
        <translation>Es darf nicht unter %1 liegen.</translation>
    </message>
</context>
<context>
    <name>ServingWords</name>
    <message>
        <source>→ %L1</source>
        <comment>revision that is on its way</comment>
        <translation>→ %L1</translation>
    </message>
    <message>
        <source>%L1 → %L2</source>
        <comment>revision that serves, revision that is wanted</comment>
        <translation>%L1 → %L2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>model version that serves, model version that is wanted</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how long ago, what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, simulated</source>
        <comment>state of a deployment or replica</comment>
        <translation>%1, simuliert</translation>
    </message>
</context>
<context>
    <name>ShownGpus</name>
    <message numerus="yes">
        <source>%L1 of %Ln GPU(s) match</source>
        <translation>
            <numerusform>%L1 von %Ln GPU passt</numerusform>
            <numerusform>%L1 von %Ln GPUs passen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln Knoten</numerusform>
            <numerusform>%Ln Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s)</source>
        <translation>
            <numerusform>%Ln GPU</numerusform>
            <numerusform>%Ln GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>GPUs, nodes</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <comment>GPUs, nodes, sites</comment>
        <translation>%1 auf %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n Standort</numerusform>
            <numerusform>%n Standorte</numerusform>
        </translation>
    </message>
    <message>
        <source>A filter by team asks for the team that a node belongs to, not for whoever has its GPUs. Arrange the map by team under View, or look into the column Team of the table.</source>
        <translation>Ein Filter nach Team fragt nach dem Team, zu dem ein Knoten gehört, nicht danach, wer seine GPUs hat. Ordnen Sie die Karte unter Ansicht nach Team, oder sehen Sie in die Spalte Team der Tabelle.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is measured of %Ln GPU(s): no source tells of them yet. Add one under Sources.</source>
        <translation>
            <numerusform>%Ln GPU wird nicht gemessen: Noch berichtet keine Quelle von ihr. Fügen Sie unter „Quellen“ eine hinzu.</numerusform>
            <numerusform>%Ln GPUs werden nicht gemessen: Noch berichtet keine Quelle von ihnen. Fügen Sie unter „Quellen“ eine hinzu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is measured of %Ln GPU(s) yet. How each source is doing stands under Sources.</source>
        <translation>
            <numerusform>Von %Ln GPU ist noch nichts gemessen. Wie es um jede Quelle steht, steht unter Quellen.</numerusform>
            <numerusform>Von %Ln GPUs ist noch nichts gemessen. Wie es um jede Quelle steht, steht unter Quellen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SilenceWords</name>
    <message>
        <source>The telemetry source %1 is paused: nobody sees what it tells of.</source>
        <translation>Die Telemetriequelle %1 ist angehalten: Niemand sieht, wovon sie berichtet.</translation>
    </message>
    <message>
        <source>The telemetry source %1 is silent: nobody sees what it tells of. %2</source>
        <comment>name, why</comment>
        <translation>Die Telemetriequelle %1 schweigt: Niemand sieht, wovon sie berichtet. %2</translation>
    </message>
    <message>
        <source>The telemetry source %1 is silent in part. %2</source>
        <comment>name, why</comment>
        <translation>Die Telemetriequelle %1 schweigt zum Teil. %2</translation>
    </message>
</context>
<context>
    <name>StoryWords</name>
    <message>
        <source>A bad afternoon</source>
        <translation>Ein schlechter Nachmittag</translation>
    </message>
    <message>
        <source>A storm of XIDs in one rack</source>
        <translation>Ein Sturm von XIDs in einem Rack</translation>
    </message>
    <message>
        <source>GPUs of rack 12 report XID after XID; what runs there is restarted again and again.</source>
        <translation>GPUs von Rack 12 melden XID um XID; was dort läuft, wird immer wieder neu gestartet.</translation>
    </message>
    <message>
        <source>A row that throttles</source>
        <translation>Eine Reihe, die drosselt</translation>
    </message>
    <message>
        <source>Too little air reaches racks 03 and 04; their GPUs grow hot and lower their clocks.</source>
        <translation>Zu wenig Luft erreicht die Racks 03 und 04; ihre GPUs werden heiß und senken ihre Takte.</translation>
    </message>
    <message>
        <source>An NVLink that degrades</source>
        <translation>Ein NVLink, der nachlässt</translation>
    </message>
    <message>
        <source>Links between the GPUs of n126 make errors, twice as many every five minutes, and carry less.</source>
        <translation>Verbindungen zwischen den GPUs von n126 machen Fehler, alle fünf Minuten doppelt so viele, und tragen weniger.</translation>
    </message>
    <message>
        <source>A canary gone wrong</source>
        <translation>Ein missglückter Canary</translation>
    </message>
    <message>
        <source>The revision of Llama 70B chat that is on trial is slow and fails, until its guards end the rollout. It needs a canary that is under way: where there is none, change the deployment first.</source>
        <translation>Die Revision von Llama 70B chat, die erprobt wird, ist langsam und scheitert, bis ihre Wächter den Rollout beenden. Dazu muss ein Canary im Gang sein: Wo keiner ist, ändern Sie zuerst das Deployment.</translation>
    </message>
    <message>
        <source>A noisy tenant</source>
        <translation>Ein lauter Mieter</translation>
    </message>
    <message>
        <source>A source stops reporting</source>
        <translation>Eine Quelle meldet nichts mehr</translation>
    </message>
    <message>
        <source>Nothing is heard of rack 16 for a while.</source>
        <translation>Von Rack 16 ist eine Weile nichts zu hören.</translation>
    </message>
    <message>
        <source>An XID storm</source>
        <translation>Ein Sturm von XIDs</translation>
    </message>
    <message>
        <source>XIDs in twenty racks at once.</source>
        <translation>XIDs in zwanzig Racks auf einmal.</translation>
    </message>
    <message>
        <source>The service&apos;s own host</source>
        <translation>Der Host des Dienstes selbst</translation>
    </message>
    <message>
        <source>Found by the service</source>
        <translation>Vom Dienst gefunden</translation>
    </message>
    <message>
        <source>Engine templates of this version of the program</source>
        <translation>Engine-Vorlagen dieser Programmversion</translation>
    </message>
    <message>
        <source>The cooling of rack 06 stops. Watch the temperature rise, clocks fall, XIDs come, and a node go; its replicas move.</source>
        <translation>Die Kühlung von Rack 06 fällt aus. Man sieht die Temperatur steigen, Takte fallen, XIDs kommen und einen Knoten gehen; seine Replikate ziehen um.</translation>
    </message>
    <message>
        <source>Somebody sends the pictures of a whole archive at once. In Paris the KV cache (4) of Gemma 27B fills up, and the GPUs beside it, of other teams, get half as much done (1). Compare with an hour ago (V) to see both.</source>
        <translation>Jemand schickt die Bilder eines ganzen Archivs auf einmal. In Paris füllt sich der KV-Cache (4) von Gemma 27B, und die GPUs daneben, von anderen Teams, schaffen nur halb so viel (1). Der Vergleich mit vor einer Stunde (V) zeigt beides.</translation>
    </message>
</context>
<context>
    <name>TopologyWords</name>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Deployments</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>eingeplant</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>lädt</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>läuft aus</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>beeinträchtigt</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>rolling out</source>
        <translation>Rollout läuft</translation>
    </message>
    <message>
        <source>serving</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>canary</source>
        <translation>Canary</translation>
    </message>
    <message>
        <source>dark launch</source>
        <translation>Dunkelstart</translation>
    </message>
    <message>
        <source>leaving</source>
        <translation>geht</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>erreichbar</translation>
    </message>
    <message>
        <source>cordoned</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>k. A.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>deployment, revision</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>missing replica of %1</source>
        <translation>fehlendes Replikat von %1</translation>
    </message>
    <message>
        <source>planned replica of %1</source>
        <translation>geplantes Replikat von %1</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>deployment or node, its part</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 / GPU %2</source>
        <translation>%1 / GPU %2</translation>
    </message>
    <message>
        <source>serves another revision</source>
        <translation>andere Revision aktiv</translation>
    </message>
    <message>
        <source>%L1 of %L2 ready</source>
        <translation>%L1 von %L2 bereit</translation>
    </message>
    <message>
        <source>%L1 of %L2, %3</source>
        <comment>ready, wanted replicas, state</comment>
        <translation>%L1 von %L2, %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>share, state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%L1 of %L2 nodes ready</source>
        <translation>%L1 von %L2 Knoten bereit</translation>
    </message>
    <message>
        <source>%1 of requests</source>
        <translation>%1 der Anfragen</translation>
    </message>
    <message>
        <source>serves another revision than the one that is wanted</source>
        <translation>eine andere Revision als die gewünschte ist aktiv</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>The plan for %1: no replica is wanted.</source>
        <translation>Der Plan für %1: Kein Replikat ist gewünscht.</translation>
    </message>
    <message numerus="yes">
        <source>The plan for %1: all %n replica(s) stay as they are.</source>
        <translation>
            <numerusform>Der Plan für %1: Das eine Replikat bleibt, wie es ist.</numerusform>
            <numerusform>Der Plan für %1: Alle %n Replikate bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan for %1: %n replica(s) go where outlines stand.</source>
        <translation>
            <numerusform>Der Plan für %1: %n Replikat kommt dorthin, wo ein Umriss steht.</numerusform>
            <numerusform>Der Plan für %1: %n Replikate kommen dorthin, wo Umrisse stehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan for %1: %L2 of %L3 replicas stay as they are, %n go where outlines stand.</source>
        <translation>
            <numerusform>Der Plan für %1: %L2 von %L3 Replikaten bleiben, wie sie sind, %n kommt dorthin, wo ein Umriss steht.</numerusform>
            <numerusform>Der Plan für %1: %L2 von %L3 Replikaten bleiben, wie sie sind, %n kommen dorthin, wo Umrisse stehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is interrupted.</source>
        <translation>Nichts wird unterbrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) that run now are interrupted.</source>
        <translation>
            <numerusform>%n laufendes Replikat wird unterbrochen.</numerusform>
            <numerusform>%n laufende Replikate werden unterbrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <comment>how busy</comment>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>%1 busy</source>
        <comment>a share</comment>
        <translation>%1 beschäftigt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln critical GPU(s)</source>
        <translation>
            <numerusform>%Ln kritische GPU</numerusform>
            <numerusform>%Ln kritische GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed node(s)</source>
        <translation>
            <numerusform>%Ln ausgefallener Knoten</numerusform>
            <numerusform>%Ln ausgefallene Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failing provider(s)</source>
        <translation>
            <numerusform>%Ln gestörter Anbieter</numerusform>
            <numerusform>%Ln gestörte Anbieter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failing deployment(s)</source>
        <translation>
            <numerusform>%Ln gestörtes Deployment</numerusform>
            <numerusform>%Ln gestörte Deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln route(s) down</source>
        <translation>
            <numerusform>%Ln gestörte Route</numerusform>
            <numerusform>%Ln gestörte Routen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueLines</name>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>a name; its values follow below</comment>
        <translation>%1:</translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message>
        <source>does not match</source>
        <translation>stimmt nicht überein</translation>
    </message>
    <message>
        <source>matches, but does not count</source>
        <translation>trifft zu, zählt aber nicht</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>trifft zu</translation>
    </message>
    <message>
        <source>matches and warns</source>
        <translation>trifft zu und warnt</translation>
    </message>
    <message>
        <source>is off</source>
        <translation>ist aus</translation>
    </message>
    <message>
        <source>matches in the shadow</source>
        <translation>trifft im Schatten zu</translation>
    </message>
    <message>
        <source>It is not asked yet.</source>
        <translation>Sie wird noch nicht gefragt.</translation>
    </message>
    <message>
        <source>It is not asked any more.</source>
        <translation>Sie wird nicht mehr gefragt.</translation>
    </message>
    <message>
        <source>It is excepted: all that stands under “unless” is so.</source>
        <translation>Es ist ausgenommen: alles unter „Außer wenn“ trifft zu.</translation>
    </message>
    <message>
        <source>It asks that %1; it was %2.</source>
        <comment>a test, a value</comment>
        <translation>Sie verlangt: %1; es war %2.</translation>
    </message>
    <message>
        <source>It asks that %1; that is not known.</source>
        <comment>a test</comment>
        <translation>Sie verlangt: %1; das ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It is %1. The rule %2 decides.</source>
        <comment>a verdict, a rule</comment>
        <translation>Es ist %1. Die Regel %2 entscheidet.</translation>
    </message>
    <message>
        <source>It is denied: no rule permits it, and the stage is closed.</source>
        <translation>Es ist abgelehnt: keine Regel erlaubt es, und die Stufe ist geschlossen.</translation>
    </message>
    <message>
        <source>It is %1: no rule is against it.</source>
        <comment>a verdict</comment>
        <translation>Es ist %1: keine Regel ist dagegen.</translation>
    </message>
    <message>
        <source>It is %1. The rule %2 asks for it.</source>
        <comment>a verdict, a rule</comment>
        <translation>Es ist %1. Die Regel %2 verlangt es.</translation>
    </message>
    <message>
        <source>%1 An emergency suspends rules: %2. Without it, it would be %3.</source>
        <comment>a sentence, a name, a verdict</comment>
        <translation>%1 Ein Notfall setzt Regeln aus: %2. Ohne ihn wäre es %3.</translation>
    </message>
    <message>
        <source>%1 If the shadow were enforced, it would be %2.</source>
        <comment>a sentence, a verdict</comment>
        <translation>%1 Wäre der Schatten durchgesetzt, wäre es %2.</translation>
    </message>
    <message>
        <source>%1 (it is %2)</source>
        <comment>a test, a value</comment>
        <translation>%1 (es ist %2)</translation>
    </message>
    <message>
        <source>It would be otherwise if this were so:</source>
        <translation>Es wäre anders, wenn dies so wäre:</translation>
    </message>
    <message>
        <source>It would be otherwise if all of this were so:</source>
        <translation>Es wäre anders, wenn all dies so wäre:</translation>
    </message>
    <message>
        <source>It would be otherwise if one of these were so:</source>
        <translation>Es wäre anders, wenn eines davon so wäre:</translation>
    </message>
    <message>
        <source>• Rule %1: %2</source>
        <comment>a rule, a test</comment>
        <translation>• Regel %1: %2</translation>
    </message>
    <message>
        <source>• Rule %1, one of these: %2</source>
        <comment>a rule, tests</comment>
        <translation>• Regel %1, eines davon: %2</translation>
    </message>
    <message numerus="yes">
        <source>• and %n more rule(s)</source>
        <translation>
            <numerusform>• und %n weitere Regel</numerusform>
            <numerusform>• und %n weitere Regeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more rule(s) are not shown.</source>
        <translation>
            <numerusform>%Ln weitere Regel wird nicht gezeigt.</numerusform>
            <numerusform>%Ln weitere Regeln werden nicht gezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accesspage::AccessInspector</name>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>Nobody is selected</source>
        <translation>Niemand ist ausgewählt</translation>
    </message>
    <message>
        <source>Select a person to see roles and certificate.</source>
        <translation>Wählen Sie eine Person, um Rollen und Zertifikat zu sehen.</translation>
    </message>
    <message>
        <source>No role binding is selected</source>
        <translation>Keine Rollenbindung ist ausgewählt</translation>
    </message>
    <message>
        <source>Select one to see who holds which role, and until when.</source>
        <translation>Wählen Sie eine, um zu sehen, wer welche Rolle bis wann hat.</translation>
    </message>
    <message>
        <source>No team is selected</source>
        <translation>Kein Team ist ausgewählt</translation>
    </message>
    <message>
        <source>Select a team to see its members and roles.</source>
        <translation>Wählen Sie ein Team, um Mitglieder und Rollen zu sehen.</translation>
    </message>
    <message>
        <source>No invitation is selected</source>
        <translation>Keine Einladung ist ausgewählt</translation>
    </message>
    <message>
        <source>Select one to see who was invited, and what came of it.</source>
        <translation>Wählen Sie eine, um zu sehen, wer eingeladen wurde und was daraus wurde.</translation>
    </message>
    <message>
        <source>%1, ended on %2</source>
        <comment>role, time</comment>
        <translation>%1, endete am %2</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <comment>role, time</comment>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Role, ends soon</source>
        <translation>Rolle, endet bald</translation>
    </message>
    <message>
        <source>Role, by team %1</source>
        <translation>Rolle, durch Team %1</translation>
    </message>
    <message>
        <source>none, so nothing is allowed</source>
        <translation>keine, also ist nichts erlaubt</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>what was issued until %1</source>
        <translation>was bis %1 ausgestellt wurde</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>none is in use</source>
        <translation>keines in Gebrauch</translation>
    </message>
    <message>
        <source>ended on %1; consoles renew theirs while they are used</source>
        <translation>endete am %1; Konsolen erneuern ihres, solange sie benutzt werden</translation>
    </message>
    <message>
        <source>until %1; consoles renew theirs by themselves</source>
        <translation>bis %1; Konsolen erneuern ihres von selbst</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>ohne Ende</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Role of each member</source>
        <translation>Rolle jedes Mitglieds</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Invited by</source>
        <translation>Eingeladen von</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Came as</source>
        <translation>Gekommen als</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>handed over by whoever invited; the service keeps its hash alone</source>
        <translation>von der einladenden Person übergeben; der Dienst behält nur den Hash</translation>
    </message>
</context>
<context>
    <name>accesspage::AccessPage</name>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Ask who may do what</source>
        <translation>Fragen, wer was darf</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>The people could not be loaded</source>
        <translation>Die Personen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Nobody is there yet</source>
        <translation>Noch niemand ist da</translation>
    </message>
    <message>
        <source>Whoever accepts an invitation stands here.</source>
        <translation>Wer eine Einladung annimmt, steht hier.</translation>
    </message>
    <message>
        <source>Nobody matches the filter</source>
        <translation>Auf niemanden passt der Filter</translation>
    </message>
    <message>
        <source>No role is given to anybody</source>
        <translation>Niemand hat eine Rolle</translation>
    </message>
    <message>
        <source>A role binding gives a role to a person or a team, for a time.</source>
        <translation>Eine Rollenbindung gibt einer Person oder einem Team eine Rolle, auf Wunsch auf Zeit.</translation>
    </message>
    <message>
        <source>No role binding matches the filter</source>
        <translation>Auf keine Rollenbindung passt der Filter</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>The teams could not be loaded</source>
        <translation>Die Teams konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No team is there yet</source>
        <translation>Noch kein Team ist da</translation>
    </message>
    <message>
        <source>A team is a group of people to whom models, deployments and roles belong.</source>
        <translation>Ein Team ist eine Gruppe von Personen, der Modelle, Deployments und Rollen gehören.</translation>
    </message>
    <message>
        <source>No team matches the filter</source>
        <translation>Auf kein Team passt der Filter</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>The invitations could not be loaded</source>
        <translation>Die Einladungen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Nobody is invited</source>
        <translation>Niemand ist eingeladen</translation>
    </message>
    <message>
        <source>Whoever is invited brings a token once, and gets a certificate for a key made at the other end.</source>
        <translation>Wer eingeladen ist, bringt einmal ein Token und bekommt ein Zertifikat für einen Schlüssel, der dort entsteht.</translation>
    </message>
    <message>
        <source>No invitation matches the filter</source>
        <translation>Auf keine Einladung passt der Filter</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Wer darf was</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>%1 %L2</source>
        <comment>list, how many</comment>
        <translation>%1 %L2</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n object(s) match</source>
        <translation>
            <numerusform>%L1 von %n Objekt passt</numerusform>
            <numerusform>%L1 von %n Objekten passen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n administrator(s)</source>
        <translation>
            <numerusform>%n Person verwaltet alles</numerusform>
            <numerusform>%n Personen verwalten alles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s) end soon</source>
        <translation>
            <numerusform>%Ln Rolle endet bald</numerusform>
            <numerusform>%Ln Rollen enden bald</numerusform>
        </translation>
    </message>
    <message>
        <source>They end within a week. Edit their role bindings to let them go on.</source>
        <translation>Sie enden innerhalb einer Woche. Bearbeiten Sie die Rollenbindungen, damit sie weiter gelten.</translation>
    </message>
    <message>
        <source>Role bindings</source>
        <translation>Rollenbindungen</translation>
    </message>
    <message>
        <source>The role bindings could not be loaded</source>
        <translation>Die Rollenbindungen konnten nicht geladen werden</translation>
    </message>
</context>
<context>
    <name>accesspage::BindingsTable</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>ohne Ende</translation>
    </message>
    <message>
        <source>Until (%1)</source>
        <comment>time zone</comment>
        <translation>Bis (%1)</translation>
    </message>
</context>
<context>
    <name>accesspage::InvitationActions</name>
    <message>
        <source>Invite somebody</source>
        <translation>Jemanden einladen</translation>
    </message>
    <message>
        <source>Revoke invitation</source>
        <translation>Einladung widerrufen</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Select an invitation first.</source>
        <translation>Wählen Sie zuerst eine Einladung.</translation>
    </message>
    <message>
        <source>Revoke the invitation</source>
        <translation>Die Einladung widerrufen</translation>
    </message>
    <message>
        <source>Revoke the invitation of %1</source>
        <translation>Die Einladung von %1 widerrufen</translation>
    </message>
    <message>
        <source>It was accepted, and whoever came stays. Only the invitation is deleted.</source>
        <translation>Sie wurde angenommen, und wer kam, bleibt. Nur die Einladung wird gelöscht.</translation>
    </message>
    <message>
        <source>Its token is good for nothing from then on.</source>
        <translation>Ihr Token ist von da an wertlos.</translation>
    </message>
    <message>
        <source>The invitation is revoked.</source>
        <translation>Die Einladung ist widerrufen.</translation>
    </message>
</context>
<context>
    <name>accesspage::InvitationsTable</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Invited by</source>
        <translation>Eingeladen von</translation>
    </message>
    <message>
        <source>Good until (%1)</source>
        <comment>time zone</comment>
        <translation>Gültig bis (%1)</translation>
    </message>
</context>
<context>
    <name>accesspage::PeopleTable</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Certificate until</source>
        <translation>Zertifikat bis</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
</context>
<context>
    <name>accesspage::PersonActions</name>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Give a role</source>
        <translation>Rolle geben</translation>
    </message>
    <message>
        <source>Change name and address</source>
        <translation>Name und Adresse ändern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Revoke certificates</source>
        <translation>Zertifikate widerrufen</translation>
    </message>
    <message>
        <source>Name and address of %1</source>
        <translation>Name und Adresse von %1</translation>
    </message>
    <message>
        <source>They are kept beside the log, where they can be erased: leave them empty for that.</source>
        <translation>Sie stehen neben dem Protokoll, wo sie gelöscht werden können: lassen Sie sie dazu leer.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Name and address are changed.</source>
        <translation>Name und Adresse sind geändert.</translation>
    </message>
    <message>
        <source>Revoke the certificates of %1</source>
        <translation>Die Zertifikate von %1 widerrufen</translation>
    </message>
    <message>
        <source>This is you: every certificate that you have is refused at once, and this console is cut off. Somebody else must invite you again.</source>
        <translation>Das sind Sie selbst: Jedes Ihrer Zertifikate wird sofort abgewiesen, und diese Konsole wird getrennt. Jemand anderes muss Sie neu einladen.</translation>
    </message>
    <message>
        <source>Every certificate issued until now is refused at once, and what is open is cut within a minute. Roles stay; to come back, %1 is enrolled anew.</source>
        <translation>Jedes bis jetzt ausgestellte Zertifikat wird sofort abgewiesen, und was offen ist, wird innerhalb einer Minute getrennt. Rollen bleiben; um zurückzukommen, wird %1 neu aufgenommen.</translation>
    </message>
    <message>
        <source>The certificates of %1 are revoked.</source>
        <translation>Die Zertifikate von %1 sind widerrufen.</translation>
    </message>
    <message>
        <source>Renew your certificate</source>
        <translation>Eigenes Zertifikat erneuern</translation>
    </message>
    <message>
        <source>Renew certificate</source>
        <translation>Zertifikat erneuern</translation>
    </message>
    <message>
        <source>Your certificate is renewed, with a new key.</source>
        <translation>Ihr Zertifikat ist erneuert, mit einem neuen Schlüssel.</translation>
    </message>
    <message>
        <source>Your certificate could not be renewed, and the one before serves on. %1</source>
        <comment>why</comment>
        <translation>Ihr Zertifikat konnte nicht erneuert werden; das bisherige gilt weiter. %1</translation>
    </message>
    <message>
        <source>The key is with %1, whose console renews it.</source>
        <translation>Der Schlüssel liegt bei %1; die dortige Konsole erneuert das Zertifikat.</translation>
    </message>
    <message>
        <source>No certificate was issued to %1.</source>
        <translation>Für %1 wurde kein Zertifikat ausgestellt.</translation>
    </message>
</context>
<context>
    <name>accesspage::QuestionBar</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>May do</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>A team, or the name of an object, for example deployments/house-chat.</source>
        <translation>Ein Team oder der Name eines Objekts, etwa deployments/house-chat.</translation>
    </message>
    <message>
        <source>Nobody is called “%1”.</source>
        <translation>Niemand heißt „%1“.</translation>
    </message>
    <message>
        <source>There is no permission “%1”.</source>
        <translation>Eine Berechtigung „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no team and no object “%1”.</source>
        <translation>Ein Team oder Objekt „%1“ gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>accesspage::ReplyInspector</name>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>%1, for the whole organisation</source>
        <comment>a permission</comment>
        <translation>%1, für die ganze Organisation</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>a permission, an object or a team</comment>
        <translation>%1, für %2</translation>
    </message>
    <message>
        <source>Nobody is selected</source>
        <translation>Niemand ist ausgewählt</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Hat</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>What it allows</source>
        <translation>Was sie erlaubt</translation>
    </message>
    <message>
        <source>Choose a permission above to see whether it is allowed, and why.</source>
        <translation>Wählen Sie oben eine Berechtigung, um zu sehen, ob es erlaubt ist und warum.</translation>
    </message>
    <message>
        <source>Say who and what above.</source>
        <translation>Nennen Sie oben, wer und was.</translation>
    </message>
</context>
<context>
    <name>accesspage::TeamsTable</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Roles of its members</source>
        <translation>Rollen der Mitglieder</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
</context>
<context>
    <name>accesspage::TokenDialog</name>
    <message>
        <source>Invitation for %1</source>
        <translation>Einladung für %1</translation>
    </message>
    <message>
        <source>The token was shown before and is kept nowhere. Revoke this invitation and invite once more.</source>
        <translation>Das Token wurde schon gezeigt und ist nirgends aufbewahrt. Widerrufen Sie diese Einladung und laden Sie noch einmal ein.</translation>
    </message>
    <message>
        <source>The token is shown this once and kept nowhere. Hand it over where nobody else reads it.</source>
        <translation>Das Token wird nur dieses eine Mal gezeigt und nirgends aufbewahrt. Geben Sie es so weiter, dass niemand sonst es liest.</translation>
    </message>
    <message>
        <source>&amp;Token, good until %1</source>
        <translation>&amp;Token, gültig bis %1</translation>
    </message>
    <message>
        <source>&amp;Command for whoever is invited, at the other machine</source>
        <translation>&amp;Befehl für die eingeladene Person, auf ihrem Rechner</translation>
    </message>
    <message>
        <source>The key is made there and never leaves it. Where the service has another address from there than %1, put that into the command.</source>
        <translation>Der Schlüssel entsteht dort und bleibt dort. Hat der Dienst von dort aus eine andere Adresse als %1, setzen Sie diese in den Befehl ein.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>accesspage::WhoMayView</name>
    <message>
        <source>disabled</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>in Kraft</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>By team</source>
        <translation>Durch Team</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Wer darf was</translation>
    </message>
    <message>
        <source>Nothing to look for</source>
        <translation>Nichts zu suchen</translation>
    </message>
    <message>
        <source>Who may do what could not be asked</source>
        <translation>Wer was darf, konnte nicht erfragt werden</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>ohne Ende</translation>
    </message>
    <message>
        <source>No role is held</source>
        <translation>Keine Rolle ist vergeben</translation>
    </message>
    <message>
        <source>Nothing that fits is given to this person.</source>
        <translation>Dieser Person ist nichts Passendes gegeben.</translation>
    </message>
    <message>
        <source>Nobody may do this</source>
        <translation>Niemand darf dies</translation>
    </message>
    <message>
        <source>No role that allows it is given to anybody.</source>
        <translation>Niemand hat eine Rolle, die es erlaubt.</translation>
    </message>
    <message numerus="yes">
        <source>The first %L1 of %n role(s) that are held</source>
        <translation>
            <numerusform>Die ersten %L1 von %n Rolle</numerusform>
            <numerusform>Die ersten %L1 von %n Rollen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) that are held</source>
        <translation>
            <numerusform>%n vergebene Rolle</numerusform>
            <numerusform>%n vergebene Rollen</numerusform>
        </translation>
    </message>
    <message>
        <source>Until (%1)</source>
        <comment>time zone</comment>
        <translation>Bis (%1)</translation>
    </message>
</context>
<context>
    <name>auditpage::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>Alles prüfen</translation>
    </message>
    <message>
        <source>Save proof…</source>
        <translation>Nachweis speichern …</translation>
    </message>
    <message>
        <source>Open object</source>
        <translation>Objekt öffnen</translation>
    </message>
    <message>
        <source>Show new events</source>
        <translation>Neue Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>The log cannot be read now</source>
        <translation>Das Protokoll ist zurzeit nicht lesbar</translation>
    </message>
    <message>
        <source>The events could not be read</source>
        <translation>Die Ereignisse konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>Kein Ereignis passt</translation>
    </message>
    <message>
        <source>Nothing in the log matches this filter.</source>
        <translation>Nichts im Protokoll passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Every change that anybody makes stands here, with its proof.</source>
        <translation>Hier steht jede Änderung, gleich von wem, mit ihrem Nachweis.</translation>
    </message>
    <message>
        <source>There is no filter.</source>
        <translation>Es ist kein Filter gesetzt.</translation>
    </message>
    <message>
        <source>changes log</source>
        <translation>Änderungsprotokoll</translation>
    </message>
    <message>
        <source>changes log, %1 events</source>
        <translation>Änderungsprotokoll, %1 Ereignisse</translation>
    </message>
    <message>
        <source>changes log, %1 events, more than 10,000 match</source>
        <translation>Änderungsprotokoll, %1 Ereignisse, mehr als 10.000 passen</translation>
    </message>
    <message>
        <source>changes log, %1 events, %2 within your sight</source>
        <translation>Änderungsprotokoll, %1 Ereignisse, %2 davon einsehbar</translation>
    </message>
    <message>
        <source>changes log, %1 events, %2 match</source>
        <translation>Änderungsprotokoll, %1 Ereignisse, %2 passen</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neues</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message>
        <source>The list holds the newest events.</source>
        <translation>Die Liste enthält die neuesten Ereignisse.</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>Der Dienst ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>It is being started.</source>
        <translation>Sie wird gerade gestartet.</translation>
    </message>
    <message>
        <source>The service checks every row, entry, spec, tile and head of its whole store.</source>
        <translation>Der Dienst prüft jede Zeile, jeden Eintrag, jede Spezifikation, jede Kachel und jeden Kopf seines gesamten Speichers.</translation>
    </message>
    <message>
        <source>Select an event first.</source>
        <translation>Zuerst ein Ereignis auswählen.</translation>
    </message>
    <message>
        <source>The event is not proven.</source>
        <translation>Das Ereignis ist nicht nachgewiesen.</translation>
    </message>
    <message>
        <source>Write a tlog-proof file that anybody can check without this console.</source>
        <translation>Eine tlog-proof-Datei schreiben, die sich auch ohne diese Konsole prüfen lässt.</translation>
    </message>
    <message>
        <source>The event names no object.</source>
        <translation>Das Ereignis nennt kein Objekt.</translation>
    </message>
    <message>
        <source>Show the object of the event where it is kept.</source>
        <translation>Das Objekt des Ereignisses an seinem Ort zeigen.</translation>
    </message>
    <message>
        <source>The service verifies its whole store. The tasks show how far it is.</source>
        <translation>Der Dienst prüft seinen gesamten Speicher. Die Aufgaben zeigen, wie weit er ist.</translation>
    </message>
    <message>
        <source>The verification could not be started. %1</source>
        <translation>Die Prüfung konnte nicht gestartet werden. %1</translation>
    </message>
    <message>
        <source>Save the proof of event %1</source>
        <translation>Nachweis des Ereignisses %1 speichern</translation>
    </message>
    <message>
        <source>Proofs (*.tlog-proof)</source>
        <translation>Nachweise (*.tlog-proof)</translation>
    </message>
    <message>
        <source>No proof was written. %1</source>
        <translation>Es wurde kein Nachweis geschrieben. %1</translation>
    </message>
    <message>
        <source>The proof of event %1 was written to %2.</source>
        <translation>Der Nachweis des Ereignisses %1 wurde nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>The proof could not be written to %1: %2</source>
        <translation>Der Nachweis konnte nicht nach %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Ctrl+Shift+V</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) came since this list was made. Show them.</source>
        <translation>
            <numerusform>%n Ereignis ist hinzugekommen, seit diese Liste aufgebaut wurde. Anzeigen.</numerusform>
            <numerusform>%n Ereignisse sind hinzugekommen, seit diese Liste aufgebaut wurde. Anzeigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open policy set</source>
        <translation>Richtliniensatz öffnen</translation>
    </message>
    <message>
        <source>No rule had to do with the event.</source>
        <translation>Keine Regel hatte mit dem Ereignis zu tun.</translation>
    </message>
    <message>
        <source>Show the rule that decided it, asked for more, or was suspended.</source>
        <translation>Die Regel zeigen, die es entschied, mehr verlangte oder ausgesetzt war.</translation>
    </message>
</context>
<context>
    <name>auditpage::EventInspector</name>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>The event could not be read</source>
        <translation>Das Ereignis konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>No event is selected</source>
        <translation>Kein Ereignis ist ausgewählt</translation>
    </message>
    <message>
        <source>What it changed was erased. The log still commits to it.</source>
        <translation>Was es geändert hat, wurde getilgt. Das Protokoll bürgt weiterhin dafür.</translation>
    </message>
    <message>
        <source>It changed no intent.</source>
        <translation>Es hat keine Vorgabe geändert.</translation>
    </message>
    <message>
        <source>Who did it, what it changed and the proof that the log holds it stand here.</source>
        <translation>Hier steht, wer es war, was sich geändert hat, und der Nachweis, dass das Protokoll es enthält.</translation>
    </message>
</context>
<context>
    <name>catalogpage::CatalogModel</name>
    <message>
        <source>pickle</source>
        <translation>Pickle</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Lebenszyklus</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>catalogpage::CatalogPage</name>
    <message>
        <source>Import model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>New model without files</source>
        <translation>Neues Modell ohne Dateien</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The catalog could not be loaded</source>
        <translation>Der Katalog konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>No model is in the catalog yet</source>
        <translation>Noch kein Modell im Katalog</translation>
    </message>
    <message>
        <source>Import a GGUF or safetensors file: its header is read, its bytes are hashed, and what it is stands here from then on.</source>
        <translation>Eine GGUF- oder safetensors-Datei importieren: Ihr Kopf wird gelesen, aus ihren Bytes wird eine Prüfsumme gebildet, und von da an steht hier, was sie ist.</translation>
    </message>
    <message>
        <source>No model matches the filter</source>
        <translation>Kein Modell passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n model(s) match</source>
        <translation>
            <numerusform>%L1 von %n Modell passt</numerusform>
            <numerusform>%L1 von %n Modellen passen</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a model first.</source>
        <translation>Zuerst ein Modell auswählen.</translation>
    </message>
    <message>
        <source>The version&apos;s present state does not allow this.</source>
        <translation>Der jetzige Zustand der Version lässt dies nicht zu.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>The model leaves the catalog. Its history stays, and it can be brought back.</source>
        <translation>Das Modell verlässt den Katalog. Sein Verlauf bleibt, und es lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Edit version</source>
        <translation>Version bearbeiten</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>The model has no version yet.</source>
        <translation>Das Modell hat noch keine Version.</translation>
    </message>
</context>
<context>
    <name>catalogpage::ImportDialog</name>
    <message>
        <source>Import a model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Directory or file on the service&apos;s host</source>
        <translation>Verzeichnis oder Datei auf dem Rechner des Dienstes</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aufwärts</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation>Angaben der Datei</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>kein Team</translation>
    </message>
    <message>
        <source>For example a ticket, or where it comes from</source>
        <translation>Zum Beispiel ein Ticket, oder woher es stammt</translation>
    </message>
    <message>
        <source>Model &amp;id</source>
        <translation>Modell-&amp;ID</translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation>&amp;Anzeigename</translation>
    </message>
    <message>
        <source>&amp;License</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>&amp;Owner</source>
        <translation>&amp;Eigentümer</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Begründung</translation>
    </message>
    <message>
        <source>The directory cannot be shown</source>
        <translation>Das Verzeichnis kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Nothing is here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>The service sees no directory and no model file here.</source>
        <translation>Der Dienst sieht hier kein Verzeichnis und keine Modelldatei.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>%1 per token</source>
        <translation>%1 je Token</translation>
    </message>
    <message>
        <source>The import of models/%1 has begun.</source>
        <translation>Der Import von models/%1 hat begonnen.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Choose a GGUF or safetensors file that the service can read.</source>
        <translation>Eine GGUF- oder safetensors-Datei wählen, die der Dienst lesen kann.</translation>
    </message>
    <message>
        <source>This is what the file says. The import hashes all of it and records what it found; an id that exists gets a new version.</source>
        <translation>Das sind die Angaben der Datei. Der Import bildet die Prüfsumme der ganzen Datei und zeichnet den Befund auf; eine vorhandene ID erhält eine neue Version.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>catalogpage::ModelInspector</name>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>No model is selected</source>
        <translation>Kein Modell ist ausgewählt</translation>
    </message>
    <message>
        <source>Select a model to see what it is.</source>
        <translation>Ein Modell auswählen, um zu sehen, was es ist.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation>Risikostufe</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>version %1, imported %2</source>
        <translation>Version %1, importiert am %2</translation>
    </message>
    <message>
        <source>no version yet</source>
        <translation>noch keine Version</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>%L1 tokens</source>
        <translation>%L1 Token</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Nobody has written a card for this model yet. Edit the model to add one.</source>
        <translation>Zu diesem Modell gibt es noch keine Karte. Sie lässt sich beim Bearbeiten des Modells hinzufügen.</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>kein Team</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
</context>
<context>
    <name>catalogpage::VersionsModel</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Lebenszyklus</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
</context>
<context>
    <name>catalogpage::VersionsView</name>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Nobody has written notes on this version yet. Edit the version to add some.</source>
        <translation>Zu dieser Version hat noch niemand Notizen geschrieben. Bearbeiten Sie die Version, um welche zu ergänzen.</translation>
    </message>
    <message>
        <source>Notes on version %1</source>
        <translation>Notizen zu Version %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>precision, weights</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>changespage::ChangesPage</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Change requests</source>
        <translation>Anträge</translation>
    </message>
    <message>
        <source>The change requests could not be loaded</source>
        <translation>Die Anträge konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No change request matches the filter</source>
        <translation>Kein Antrag passt zum Filter</translation>
    </message>
    <message>
        <source>Which requests</source>
        <translation>Welche Anträge</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Comments %L1</source>
        <comment>how many</comment>
        <translation>Kommentare %L1</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nichts wartet auf Sie</translation>
    </message>
    <message>
        <source>You have asked for nothing</source>
        <translation>Sie haben nichts beantragt</translation>
    </message>
    <message>
        <source>No request is open</source>
        <translation>Kein Antrag ist offen</translation>
    </message>
    <message>
        <source>Nothing was asked for yet</source>
        <translation>Noch wurde nichts beantragt</translation>
    </message>
    <message>
        <source>Where a rule asks for a second person, a change becomes a request that waits here until others have approved it.</source>
        <translation>Wo eine Regel eine zweite Person verlangt, wird eine Änderung zu einem Antrag, der hier wartet, bis andere ihn freigegeben haben.</translation>
    </message>
    <message>
        <source>Wait for me</source>
        <translation>Warten auf mich</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 %L2</source>
        <comment>list, how many</comment>
        <translation>%1 %L2</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for you</source>
        <translation>
            <numerusform>%n Antrag wartet auf Sie</numerusform>
            <numerusform>%n Anträge warten auf Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) open, none of them waits for you</source>
        <translation>
            <numerusform>%n Antrag offen, der nicht auf Sie wartet</numerusform>
            <numerusform>%n Anträge offen, keiner davon wartet auf Sie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>changespage::CommentsView</name>
    <message>
        <source>Nobody has written anything yet.</source>
        <translation>Noch niemand hat etwas geschrieben.</translation>
    </message>
    <message>
        <source>Write comment</source>
        <translation>Kommentar schreiben</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>What others should know before they decide</source>
        <translation>Was andere wissen sollten, bevor sie entscheiden</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a person, a time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Select a change request first.</source>
        <translation>Wählen Sie zuerst einen Antrag.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Schreiben Sie zuerst etwas.</translation>
    </message>
    <message>
        <source>A comment has at most %L1 bytes, and this one has %L2.</source>
        <translation>Ein Kommentar hat höchstens %L1 Bytes, und dieser hat %L2.</translation>
    </message>
    <message>
        <source>It is being written.</source>
        <translation>Er wird geschrieben.</translation>
    </message>
    <message>
        <source>Write comment (Ctrl+Return)</source>
        <translation>Kommentar schreiben (Strg+Eingabe)</translation>
    </message>
</context>
<context>
    <name>changespage::DryRunView</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Nothing differs from what stands.</source>
        <translation>Nichts unterscheidet sich von dem, was gilt.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>No request is selected</source>
        <translation>Kein Antrag ist ausgewählt</translation>
    </message>
    <message>
        <source>What a change request would do now stands here.</source>
        <translation>Was ein Antrag jetzt bewirken würde, steht hier.</translation>
    </message>
    <message>
        <source>The change request could not be read</source>
        <translation>Der Antrag konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>What it would do now is not known; this is what was asked for. %1</source>
        <comment>why, a sentence</comment>
        <translation>Was er jetzt bewirken würde, ist nicht bekannt; dies ist, was beantragt wurde. %1</translation>
    </message>
    <message>
        <source>It could not be applied now. %1</source>
        <comment>why, sentences</comment>
        <translation>Er könnte jetzt nicht angewendet werden. %1</translation>
    </message>
    <message>
        <source>Checked now: the service would apply it as it stands here, once it is approved.</source>
        <translation>Jetzt geprüft: Der Dienst würde ihn so anwenden, wie er hier steht, sobald er freigegeben ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) refer to what changes: %1</source>
        <translation>
            <numerusform>%n Objekt verweist auf das, was sich ändert: %1</numerusform>
            <numerusform>%n Objekte verweisen auf das, was sich ändert: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>It could not be checked anew; this is what it would have done before. %1</source>
        <comment>why, a sentence</comment>
        <translation>Er konnte nicht neu geprüft werden; das hätte er zuletzt getan. %1</translation>
    </message>
    <message>
        <source>What stood before could not be read, so that the name alone is told: %1</source>
        <comment>names</comment>
        <translation>Was vorher dastand, konnte nicht gelesen werden, darum steht hier nur der Name: %1</translation>
    </message>
    <message numerus="yes">
        <source>Of %n more object(s) the names alone are told.</source>
        <translation>
            <numerusform>Von %n weiteren Objekt steht hier nur der Name.</numerusform>
            <numerusform>Von %n weiteren Objekten stehen hier nur die Namen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What it changes cannot be told.</source>
        <translation>Was er ändert, lässt sich nicht sagen.</translation>
    </message>
</context>
<context>
    <name>changespage::RequestActions</name>
    <message>
        <source>Approve request</source>
        <translation>Antrag freigeben</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Reject request</source>
        <translation>Antrag ablehnen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Schedule request</source>
        <translation>Antrag terminieren</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Terminieren</translation>
    </message>
    <message>
        <source>Withdraw request</source>
        <translation>Antrag zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>The request is still being read.</source>
        <translation>Der Antrag wird noch gelesen.</translation>
    </message>
    <message>
        <source>Select a change request first.</source>
        <translation>Wählen Sie zuerst einen Antrag.</translation>
    </message>
    <message>
        <source>Only whoever asked for it can take it back.</source>
        <translation>Nur wer ihn gestellt hat, kann ihn zurückziehen.</translation>
    </message>
    <message numerus="yes">
        <source>You approve exactly what you have read. It then waits for %n more approval(s).</source>
        <translation>
            <numerusform>Sie geben genau das frei, was Sie gelesen haben. Er wartet dann auf %n weitere Freigabe.</numerusform>
            <numerusform>Sie geben genau das frei, was Sie gelesen haben. Er wartet dann auf %n weitere Freigaben.</numerusform>
        </translation>
    </message>
    <message>
        <source>You approve exactly what you have read. It is applied at %1.</source>
        <translation>Sie geben genau das frei, was Sie gelesen haben. Es wird am %1 angewendet.</translation>
    </message>
    <message>
        <source>You approve exactly what you have read. Yours is the last approval: it is applied at once.</source>
        <translation>Sie geben genau das frei, was Sie gelesen haben. Ihre Freigabe ist die letzte: Es wird sofort angewendet.</translation>
    </message>
    <message>
        <source>You have approved it. %1</source>
        <comment>how it stands, in sentences</comment>
        <translation>Sie haben ihn freigegeben. %1</translation>
    </message>
    <message>
        <source>Approve “%1”</source>
        <translation>„%1“ freigeben</translation>
    </message>
    <message>
        <source>Reject “%1”</source>
        <translation>„%1“ ablehnen</translation>
    </message>
    <message>
        <source>One rejection ends it, whoever has approved it before. Whoever asked may ask again.</source>
        <translation>Eine Ablehnung beendet ihn, wer immer ihn vorher freigegeben hat. Wer ihn gestellt hat, kann ihn noch einmal stellen.</translation>
    </message>
    <message>
        <source>The request is rejected; nothing has changed.</source>
        <translation>Der Antrag ist abgelehnt; nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Withdraw “%1”</source>
        <translation>„%1“ zurückziehen</translation>
    </message>
    <message>
        <source>Nobody can approve it any more. You may ask for the same again.</source>
        <translation>Niemand kann ihn mehr freigeben. Sie können dasselbe noch einmal beantragen.</translation>
    </message>
    <message>
        <source>The request is withdrawn; nothing has changed.</source>
        <translation>Der Antrag ist zurückgezogen; nichts hat sich geändert.</translation>
    </message>
</context>
<context>
    <name>changespage::RequestInspector</name>
    <message>
        <source>Rules that ask for approval</source>
        <translation>Regeln, die eine Freigabe verlangen</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>No request is selected</source>
        <translation>Kein Antrag ist ausgewählt</translation>
    </message>
    <message>
        <source>The request is being read</source>
        <translation>Der Antrag wird gelesen</translation>
    </message>
    <message>
        <source>Select a change request to see what it asks.</source>
        <translation>Wählen Sie einen Antrag, um zu sehen, was er beantragt.</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Your part</source>
        <translation>Ihre Rolle</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Beantragt von</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Beantragt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Lapses</source>
        <translation>Verfällt</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Nicht vor</translation>
    </message>
    <message>
        <source>as soon as it is approved</source>
        <translation>sobald freigegeben</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>kein Team</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Of exactly what is asked for; approvals are bound to it.</source>
        <translation>Von genau dem, was beantragt ist; Freigaben sind daran gebunden.</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Rejected by</source>
        <translation>Abgelehnt von</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a person, a time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>May approve it</source>
        <translation>Dürfen freigeben</translation>
    </message>
    <message>
        <source>Nobody who has not said anything. Somebody must become an approver in its scope.</source>
        <translation>Niemand, der noch nichts gesagt hat. Jemand muss in seinem Bereich Freigebender werden.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>people</comment>
        <translation>
            <numerusform>%1 und %n weitere Person</numerusform>
            <numerusform>%1 und %n weitere Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>It waits for you: approve or reject it.</source>
        <translation>Er wartet auf Sie: Geben Sie ihn frei oder lehnen Sie ihn ab.</translation>
    </message>
    <message>
        <source>Nothing is asked of you.</source>
        <translation>Von Ihnen wird nichts verlangt.</translation>
    </message>
    <message>
        <source>%1, revision %L2</source>
        <comment>a rule and its set, a number</comment>
        <translation>%1, Revision %L2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Shows the rule on the page of policies.</source>
        <translation>Zeigt die Regel auf der Seite der Richtlinien.</translation>
    </message>
    <message>
        <source>Show %1</source>
        <comment>a rule and its set</comment>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Why it was rejected</source>
        <translation>Warum er abgelehnt wurde</translation>
    </message>
    <message>
        <source>Why it was taken back</source>
        <translation>Warum er zurückgenommen wurde</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>Nicht nach</translation>
    </message>
</context>
<context>
    <name>changespage::RequestsModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Beantragt von</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Lapses in</source>
        <translation>Verfällt in</translation>
    </message>
    <message>
        <source>Asked (%1)</source>
        <comment>time zone</comment>
        <translation>Beantragt (%1)</translation>
    </message>
    <message>
        <source>Not before (%1)</source>
        <comment>time zone</comment>
        <translation>Nicht vor (%1)</translation>
    </message>
    <message>
        <source>over</source>
        <comment>a request</comment>
        <translation>vorbei</translation>
    </message>
</context>
<context>
    <name>deploymentspage::DeploymentActions</name>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalieren</translation>
    </message>
    <message>
        <source>Scale to zero</source>
        <translation>Auf null skalieren</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Fits where?</source>
        <translation>Wo passt es?</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>It has one revision only.</source>
        <translation>Es hat nur eine Revision.</translation>
    </message>
    <message>
        <source>What is wanted serves, or is on its way.</source>
        <translation>Das Gewünschte ist aktiv oder unterwegs.</translation>
    </message>
    <message>
        <source>It has no replicas now.</source>
        <translation>Es hat jetzt keine Replikate.</translation>
    </message>
    <message>
        <source>No rollout is under way.</source>
        <translation>Kein Rollout läuft.</translation>
    </message>
    <message>
        <source>No rollout is paused.</source>
        <translation>Kein Rollout ist pausiert.</translation>
    </message>
    <message>
        <source>No step of a canary holds or waits.</source>
        <translation>Kein Canary-Schritt hält oder wartet.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Pause rollout</source>
        <translation>Rollout pausieren</translation>
    </message>
    <message>
        <source>Resume rollout</source>
        <translation>Rollout fortsetzen</translation>
    </message>
    <message>
        <source>Abort rollout</source>
        <translation>Rollout stoppen</translation>
    </message>
    <message>
        <source>Restart replicas</source>
        <translation>Replikate neu starten</translation>
    </message>
    <message>
        <source>Scale %1 to zero</source>
        <translation>%1 auf null skalieren</translation>
    </message>
    <message numerus="yes">
        <source>Scale %n deployment(s) to zero</source>
        <translation>
            <numerusform>%n Deployment auf null skalieren</numerusform>
            <numerusform>%n Deployments auf null skalieren</numerusform>
        </translation>
    </message>
    <message>
        <source>All their replicas are drained and stopped; requests to them fail from then on.</source>
        <translation>Alle Replikate laufen aus und werden gestoppt; Anfragen an sie scheitern von da an.</translation>
    </message>
    <message>
        <source>Scale deployment</source>
        <translation>Deployment skalieren</translation>
    </message>
    <message>
        <source>Scale deployment to zero</source>
        <translation>Deployment auf null skalieren</translation>
    </message>
    <message>
        <source>Roll back deployment</source>
        <translation>Deployment zurücksetzen</translation>
    </message>
    <message>
        <source>Promote canary</source>
        <translation>Canary freigeben</translation>
    </message>
    <message>
        <source>Keep the revision that serves</source>
        <translation>Aktive Revision behalten</translation>
    </message>
    <message>
        <source>Keep what serves</source>
        <translation>Aktive behalten</translation>
    </message>
    <message>
        <source>Keep revision %L1</source>
        <translation>Revision %L1 behalten</translation>
    </message>
</context>
<context>
    <name>deploymentspage::DeploymentInspector</name>
    <message>
        <source>anywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Public model</source>
        <translation>Öffentliches Modell</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Routes that lead here</source>
        <translation>Routen, die hierher führen</translation>
    </message>
    <message>
        <source>No deployment is selected</source>
        <translation>Kein Deployment ist ausgewählt</translation>
    </message>
    <message>
        <source>Select a deployment to see how it stands.</source>
        <translation>Ein Deployment auswählen, um zu sehen, wie es steht.</translation>
    </message>
    <message>
        <source>Model version</source>
        <translation>Modellversion</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>%L1 tokens</source>
        <translation>%L1 Token</translation>
    </message>
    <message>
        <source>left to the engine</source>
        <translation>der Engine überlassen</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) per replica</source>
        <translation>
            <numerusform>%n Anfrage je Replikat</numerusform>
            <numerusform>%n Anfragen je Replikat</numerusform>
        </translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>%L1 to %L2</source>
        <translation>%L1 bis %L2</translation>
    </message>
    <message>
        <source>Each has</source>
        <translation>Jedes hat</translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>no GPU of its own</source>
        <translation>keine eigene GPU</translation>
    </message>
    <message>
        <source>Host memory</source>
        <translation>Hauptspeicher</translation>
    </message>
    <message>
        <source>not limited</source>
        <translation>nicht begrenzt</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>Service tier</source>
        <translation>Dienststufe</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message>
        <source>Drain time</source>
        <translation>Zeit zum Auslaufen</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>kein Team</translation>
    </message>
    <message>
        <source>Last trouble</source>
        <translation>Letzte Störung</translation>
    </message>
    <message>
        <source>none</source>
        <comment>trouble of a replica</comment>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>deploymentspage::DeploymentsPage</name>
    <message>
        <source>Show deployments</source>
        <translation>Deployments zeigen</translation>
    </message>
    <message>
        <source>Show routes</source>
        <translation>Routen zeigen</translation>
    </message>
    <message>
        <source>Show providers</source>
        <translation>Anbieter zeigen</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Deployments</translation>
    </message>
    <message>
        <source>The deployments could not be loaded</source>
        <translation>Die Deployments konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Nothing is deployed yet</source>
        <translation>Noch nichts ist bereitgestellt</translation>
    </message>
    <message>
        <source>A deployment is a model version that an engine serves. The engines that are known stand below.</source>
        <translation>Ein Deployment ist eine Modellversion auf einer Engine. Die bekannten Engines stehen unten.</translation>
    </message>
    <message>
        <source>No deployment matches the filter</source>
        <translation>Kein Deployment passt zum Filter</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>The routes could not be loaded</source>
        <translation>Die Routen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No route is there yet</source>
        <translation>Noch keine Route ist da</translation>
    </message>
    <message>
        <source>A route gives a model its public name and says who answers for it.</source>
        <translation>Eine Route gibt einem Modell seinen öffentlichen Namen und sagt, wer dafür antwortet.</translation>
    </message>
    <message>
        <source>No route matches the filter</source>
        <translation>Keine Route passt zum Filter</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>The providers could not be loaded</source>
        <translation>Die Anbieter konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No provider is there yet</source>
        <translation>Noch kein Anbieter ist da</translation>
    </message>
    <message>
        <source>A provider is a vendor&apos;s API whose models stand among your own.</source>
        <translation>Ein Anbieter ist die API eines Herstellers, deren Modelle neben den eigenen stehen.</translation>
    </message>
    <message>
        <source>No provider matches the filter</source>
        <translation>Kein Anbieter passt zum Filter</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message numerus="yes">
        <source>Restart %n replica(s)</source>
        <translation>
            <numerusform>%n Replikat neu starten</numerusform>
            <numerusform>%n Replikate neu starten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %L2</source>
        <comment>list, how many</comment>
        <translation>%1 %L2</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n object(s) match</source>
        <translation>
            <numerusform>%L1 von %n Objekt passt</numerusform>
            <numerusform>%L1 von %n Objekten passen</numerusform>
        </translation>
    </message>
    <message>
        <source>Requests are answered at %1</source>
        <translation>Anfragen werden beantwortet unter %1</translation>
    </message>
</context>
<context>
    <name>deploymentspage::DeploymentsTable</name>
    <message numerus="yes">
        <source>%1 of %n route(s)</source>
        <translation>
            <numerusform>%1 von %n Route</numerusform>
            <numerusform>%1 von %n Routen</numerusform>
        </translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Model version</source>
        <translation>Modellversion</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>ready and wanted replicas</comment>
        <translation>%L1 von %L2</translation>
    </message>
</context>
<context>
    <name>deploymentspage::EnginesView</name>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message>
        <source>How to get it</source>
        <translation>Woher man sie bekommt</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>No engine template is there</source>
        <translation>Keine Engine-Vorlage ist da</translation>
    </message>
    <message>
        <source>An engine template says how an engine is started, watched and measured.</source>
        <translation>Eine Engine-Vorlage sagt, wie eine Engine gestartet, überwacht und gemessen wird.</translation>
    </message>
    <message>
        <source>The template does not say how to get it.</source>
        <translation>Die Vorlage sagt nicht, woher man sie bekommt.</translation>
    </message>
</context>
<context>
    <name>deploymentspage::FitDialog</name>
    <message>
        <source>as the model was made for</source>
        <translation>wofür das Modell gemacht ist</translation>
    </message>
    <message>
        <source>one at a time</source>
        <translation>eine nach der anderen</translation>
    </message>
    <message>
        <source>Memory for</source>
        <translation>Speicher für</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>One replica needs</source>
        <translation>Ein Replikat braucht</translation>
    </message>
    <message>
        <source>Remains</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>In the fleet</source>
        <translation>In der Flotte</translation>
    </message>
    <message>
        <source>Fits where?</source>
        <translation>Wo passt es?</translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s)</source>
        <translation>
            <numerusform>%n Bit</numerusform>
            <numerusform>%n Bit</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Model version</source>
        <translation>&amp;Modellversion</translation>
    </message>
    <message>
        <source>&amp;Engine template</source>
        <translation>&amp;Engine-Vorlage</translation>
    </message>
    <message>
        <source>&amp;Context length</source>
        <translation>&amp;Kontextlänge</translation>
    </message>
    <message>
        <source>Re&amp;quests at once</source>
        <translation>&amp;Gleichzeitige Anfragen</translation>
    </message>
    <message>
        <source>&amp;KV cache</source>
        <translation>K&amp;V-Cache</translation>
    </message>
    <message>
        <source>Memory of one replica</source>
        <translation>Speicher eines Replikats</translation>
    </message>
    <message>
        <source>GPU types</source>
        <translation>GPU-Typen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Choose a model version and an engine template</source>
        <translation>Wählen Sie eine Modellversion und eine Engine-Vorlage</translation>
    </message>
    <message>
        <source>What one replica of it needs stands here then, and where it fits.</source>
        <translation>Dann steht hier, was ein Replikat braucht und wo es passt.</translation>
    </message>
    <message>
        <source>It could not be estimated</source>
        <translation>Es ließ sich nicht abschätzen</translation>
    </message>
    <message numerus="yes">
        <source>One replica needs %1 at %L2 tokens and %n request(s) at once.</source>
        <translation>
            <numerusform>Ein Replikat braucht %1 bei %L2 Token und %n gleichzeitigen Anfrage.</numerusform>
            <numerusform>Ein Replikat braucht %1 bei %L2 Token und %n gleichzeitigen Anfragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The sum is not known, because a part of it is not.</source>
        <translation>Die Summe ist nicht bekannt, weil ein Teil es nicht ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%L1 of %L2 free</source>
        <translation>%L1 von %L2 frei</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Without GPUs: the largest host has %1 of memory.</source>
        <translation>Ohne GPUs: Der größte Rechner hat %1 Speicher.</translation>
    </message>
    <message>
        <source>No host of the fleet is known.</source>
        <translation>Kein Rechner der Flotte ist bekannt.</translation>
    </message>
</context>
<context>
    <name>deploymentspage::LogDownload</name>
    <message>
        <source>%1 could not be written. The system says: %2</source>
        <translation>%1 ließ sich nicht schreiben. Das System meldet: %2</translation>
    </message>
    <message>
        <source>The lines were not saved: %1</source>
        <translation>Die Zeilen wurden nicht gespeichert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) are saved in %1.</source>
        <translation>
            <numerusform>%Ln Zeile ist in %1 gespeichert.</numerusform>
            <numerusform>%Ln Zeilen sind in %1 gespeichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::LogsView</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Speichern...</translation>
    </message>
    <message>
        <source>Only lines that hold this text</source>
        <translation>Nur Zeilen mit diesem Text</translation>
    </message>
    <message>
        <source>Filter of lines</source>
        <translation>Filter der Zeilen</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>From this time on</source>
        <translation>Von dieser Zeit an</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>all replicas</source>
        <translation>alle Replikate</translation>
    </message>
    <message>
        <source>The logs could not be read</source>
        <translation>Die Logs konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>There are no lines to save.</source>
        <translation>Es gibt keine Zeilen zu speichern.</translation>
    </message>
    <message>
        <source>What the replicas of a deployment write stands here.</source>
        <translation>Hier steht, was die Replikate eines Deployments schreiben.</translation>
    </message>
    <message>
        <source>There are no lines</source>
        <translation>Es gibt keine Zeilen</translation>
    </message>
    <message>
        <source>No replica wrote anything that the filter lets through.</source>
        <translation>Kein Replikat hat etwas geschrieben, das der Filter durchlässt.</translation>
    </message>
    <message>
        <source>Following what is being written.</source>
        <translation>Folgt dem, was geschrieben wird.</translation>
    </message>
    <message>
        <source>Reading what was written.</source>
        <translation>Liest, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>Save the lines</source>
        <translation>Zeilen speichern</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saves all lines that the filter lets through, not only those shown.</source>
        <translation>Speichert alle Zeilen, die der Filter durchlässt, nicht nur die gezeigten.</translation>
    </message>
    <message>
        <source>The lines are being saved.</source>
        <translation>Die Zeilen werden gespeichert.</translation>
    </message>
    <message>
        <source>The log is cut short here: %1</source>
        <translation>Das Log bricht hier ab: %1</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln line(s) up to now.</source>
        <translation>
            <numerusform>Die %Ln Zeile bis jetzt.</numerusform>
            <numerusform>Alle %Ln Zeilen bis jetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln line(s) up to now.</source>
        <translation>
            <numerusform>Die letzte %Ln Zeile bis jetzt.</numerusform>
            <numerusform>Die letzten %Ln Zeilen bis jetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More was written than the %Ln line(s) here; begin at a later time to see it.</source>
        <translation>
            <numerusform>Es wurde mehr geschrieben als die %Ln Zeile hier; eine spätere Zeit zeigt es.</numerusform>
            <numerusform>Es wurde mehr geschrieben als die %Ln Zeilen hier; eine spätere Zeit zeigt es.</numerusform>
        </translation>
    </message>
    <message>
        <source>No single deployment is selected</source>
        <translation>Kein einzelnes Deployment ist ausgewählt</translation>
    </message>
</context>
<context>
    <name>deploymentspage::PlanView</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Nothing is planned yet</source>
        <translation>Noch nichts ist geplant</translation>
    </message>
    <message>
        <source>As soon as the service has nothing against the change, what it would do stands here.</source>
        <translation>Sobald der Dienst nichts gegen die Änderung hat, steht hier, was sie täte.</translation>
    </message>
    <message>
        <source>The plan could not be made</source>
        <translation>Der Plan konnte nicht gemacht werden</translation>
    </message>
    <message>
        <source>Every replica has a node.</source>
        <translation>Jedes Replikat hat einen Knoten.</translation>
    </message>
    <message>
        <source>Not every replica has a node; those that have none wait for one.</source>
        <translation>Nicht jedes Replikat hat einen Knoten; die übrigen warten auf einen.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n replica(s) stay ready all the time.</source>
        <translation>
            <numerusform>Mindestens %n Replikat bleibt immer bereit.</numerusform>
            <numerusform>Mindestens %n Replikate bleiben immer bereit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>Memory of one replica: %1</source>
        <translation>Speicher eines Replikats: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of memory, amount</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 = %3</source>
        <comment>kind of memory, amount, formula</comment>
        <translation>%1: %2 = %3</translation>
    </message>
    <message>
        <source>What is interrupted</source>
        <translation>Was unterbrochen wird</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Replica %1 is drained and goes.</source>
        <translation>Replikat %1 läuft aus und geht.</translation>
    </message>
    <message>
        <source>Replica %1 goes when its replacement is ready.</source>
        <translation>Replikat %1 geht, wenn sein Ersatz bereit ist.</translation>
    </message>
    <message>
        <source>Replica %1 goes before its replacement is ready.</source>
        <translation>Replikat %1 geht, bevor sein Ersatz bereit ist.</translation>
    </message>
    <message>
        <source>Who is touched</source>
        <translation>Wer betroffen ist</translation>
    </message>
    <message>
        <source>No route sends requests here.</source>
        <translation>Keine Route sendet Anfragen hierher.</translation>
    </message>
    <message>
        <source>Routes: %1</source>
        <translation>Routen: %1</translation>
    </message>
    <message>
        <source>No team owns any of it.</source>
        <translation>Kein Team besitzt etwas davon.</translation>
    </message>
    <message>
        <source>Teams: %1</source>
        <translation>Teams: %1</translation>
    </message>
    <message>
        <source>A new replica</source>
        <translation>Ein neues Replikat</translation>
    </message>
    <message>
        <source>%1 has no node.</source>
        <translation>%1 hat keinen Knoten.</translation>
    </message>
    <message>
        <source>%1 stays on %2.</source>
        <comment>replica, node</comment>
        <translation>%1 bleibt auf %2.</translation>
    </message>
    <message>
        <source>%1 goes to %2.</source>
        <comment>replica, node</comment>
        <translation>%1 kommt auf %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 goes to %2, on %n GPU(s).</source>
        <comment>replica, node</comment>
        <translation>
            <numerusform>%1 kommt auf %2, auf %n GPU.</numerusform>
            <numerusform>%1 kommt auf %2, auf %n GPUs.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>node, why not</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n other node(s)</source>
        <translation>
            <numerusform>und %n weiterer Knoten</numerusform>
            <numerusform>und %n weitere Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>No new replica would start. %1</source>
        <translation>Kein neues Replikat würde starten. %1</translation>
    </message>
    <message>
        <source>There is no node that it could run on.</source>
        <translation>Es gibt keinen Knoten, auf dem es laufen könnte.</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n replica(s) would wait: %2</source>
        <translation>
            <numerusform>%L1 von %n Replikat würde warten: %2</numerusform>
            <numerusform>%L1 von %n Replikaten würden warten: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>What would follow is not known, since the plan could not be made: %1</source>
        <translation>Was daraus folgen würde, ist nicht bekannt, denn der Plan ließ sich nicht erstellen: %1</translation>
    </message>
    <message>
        <source>The cluster %1 is simulated: no engine would run, and answers would be made up.</source>
        <translation>Das Cluster %1 ist simuliert: Keine Engine würde laufen, und Antworten wären erfunden.</translation>
    </message>
</context>
<context>
    <name>deploymentspage::ProviderActions</name>
    <message>
        <source>New secret</source>
        <translation>Neues Geheimnis</translation>
    </message>
    <message>
        <source>Set secret value</source>
        <translation>Geheimnis setzen</translation>
    </message>
    <message>
        <source>The provider names no secret. Edit it to name one.</source>
        <translation>Der Anbieter nennt kein Geheimnis. Bearbeiten Sie ihn, um eines zu nennen.</translation>
    </message>
</context>
<context>
    <name>deploymentspage::ProviderInspector</name>
    <message>
        <source>%1 (%L2 tokens)</source>
        <comment>model, context length</comment>
        <translation>%1 (%L2 Token)</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>No provider is selected</source>
        <translation>Kein Anbieter ist ausgewählt</translation>
    </message>
    <message>
        <source>Select a provider to see what it offers.</source>
        <translation>Einen Anbieter auswählen, um zu sehen, was er bietet.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>erreichbar</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>none is sent</source>
        <translation>keines wird gesendet</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Probed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>kein Team</translation>
    </message>
</context>
<context>
    <name>deploymentspage::ProvidersTable</name>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Probed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>erreichbar</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
</context>
<context>
    <name>deploymentspage::ReplicasView</name>
    <message>
        <source>Replica</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Last trouble</source>
        <translation>Letzte Störung</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>No replica is wanted now</source>
        <translation>Jetzt ist kein Replikat gewünscht</translation>
    </message>
    <message>
        <source>As soon as one is, where it runs and how it stands is shown here.</source>
        <translation>Sobald eines gewünscht ist, steht hier, wo es läuft und wie es ihm geht.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>replica, what went wrong last</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No single deployment is selected</source>
        <translation>Kein einzelnes Deployment ist ausgewählt</translation>
    </message>
    <message>
        <source>The replicas of the one that you select stand here.</source>
        <translation>Hier stehen die Replikate dessen, das Sie auswählen.</translation>
    </message>
    <message>
        <source>none</source>
        <comment>trouble of a replica</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>%1, stale</source>
        <translation>%1, veraltet</translation>
    </message>
</context>
<context>
    <name>deploymentspage::RollBackDialog</name>
    <message>
        <source>Roll back %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>What that revision says becomes a new revision, and its replicas replace the present ones at once, without a canary.</source>
        <translation>Was jene Revision sagt, wird eine neue Revision, und ihre Replikate ersetzen die jetzigen sofort, ohne Canary.</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>%1 is rolled back by revision %L2.</source>
        <translation>%1 ist durch Revision %L2 zurückgesetzt.</translation>
    </message>
    <message>
        <source>&amp;Back to</source>
        <translation>&amp;Zurück zu</translation>
    </message>
    <message>
        <source>Revision to return to</source>
        <translation>Revision, zu der zurückgekehrt wird</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>The revisions are being read.</source>
        <translation>Die Revisionen werden gelesen.</translation>
    </message>
    <message>
        <source>Revision %L1, %2</source>
        <comment>number, when</comment>
        <translation>Revision %L1, %2</translation>
    </message>
    <message>
        <source>Revision %L1, %2: %3</source>
        <comment>number, when, why</comment>
        <translation>Revision %L1, %2: %3</translation>
    </message>
    <message>
        <source>There is no earlier revision.</source>
        <translation>Es gibt keine frühere Revision.</translation>
    </message>
    <message>
        <source>It is the same as the present revision.</source>
        <translation>Sie ist gleich der jetzigen Revision.</translation>
    </message>
    <message>
        <source>The revision that serves is not among the last ones.</source>
        <translation>Die aktive Revision ist nicht unter den letzten.</translation>
    </message>
    <message>
        <source>Keep revision %L2 of %1</source>
        <translation>Revision %L2 von %1 behalten</translation>
    </message>
    <message>
        <source>Revision %L1 serves and stays: what it says becomes what is wanted, as revision %L2. No replica is restarted.</source>
        <translation>Revision %L1 ist aktiv und bleibt es: Was sie sagt, wird das Gewünschte, als Revision %L2. Kein Replikat wird neu gestartet.</translation>
    </message>
    <message>
        <source>Revision %L1 stays the one that is to serve: what it says becomes what is wanted, as revision %L2. No replica is ready now, and this restarts none.</source>
        <translation>Revision %L1 bleibt die, die aktiv sein soll: Was sie sagt, wird das Gewünschte, als Revision %L2. Jetzt ist kein Replikat bereit, und dies startet keines neu.</translation>
    </message>
    <message>
        <source>Keep revision %L1</source>
        <translation>Revision %L1 behalten</translation>
    </message>
    <message>
        <source>%1 keeps revision %L2.</source>
        <translation>%1 behält Revision %L2.</translation>
    </message>
</context>
<context>
    <name>deploymentspage::RolloutView</name>
    <message>
        <source>Guards</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>It serves revision %L1; revision %L2 is wanted.</source>
        <translation>Aktiv ist Revision %L1; gewünscht ist Revision %L2.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Revision %L1: %2, step %3 of %4</source>
        <translation>Revision %L1: %2, Schritt %3 von %4</translation>
    </message>
    <message>
        <source>Revision %L1: %2</source>
        <comment>number, phase of its rollout</comment>
        <translation>Revision %L1: %2</translation>
    </message>
    <message>
        <source>It holds for %1 more.</source>
        <translation>Er hält noch %1.</translation>
    </message>
    <message>
        <source>It has held long enough.</source>
        <translation>Er hat lange genug gehalten.</translation>
    </message>
    <message>
        <source>Revision %L1</source>
        <translation>Revision %L1</translation>
    </message>
    <message>
        <source>No replica is ready. Revision %L1 is to serve; revision %L2 is wanted.</source>
        <translation>Kein Replikat ist bereit. Revision %L1 soll aktiv sein; gewünscht ist Revision %L2.</translation>
    </message>
</context>
<context>
    <name>deploymentspage::RouteActions</name>
    <message>
        <source>Copy gateway address</source>
        <translation>Gateway-Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy curl line</source>
        <translation>curl-Zeile kopieren</translation>
    </message>
    <message>
        <source>This service was started without a gateway.</source>
        <translation>Dieser Dienst wurde ohne Gateway gestartet.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
</context>
<context>
    <name>deploymentspage::RouteInspector</name>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>No route is selected</source>
        <translation>Keine Route ist ausgewählt</translation>
    </message>
    <message>
        <source>Select a route to see who answers for it.</source>
        <translation>Eine Route auswählen, um zu sehen, wer antwortet.</translation>
    </message>
    <message>
        <source>asked for as %1</source>
        <translation>gefragt als %1</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Aliasnamen</translation>
    </message>
    <message>
        <source>Falls back on</source>
        <translation>Weicht aus bei</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>at most %L1</source>
        <translation>höchstens %L1</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>Between parts</source>
        <translation>Zwischen Teilen</translation>
    </message>
    <message>
        <source>Whole request</source>
        <translation>Ganze Anfrage</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>kein Team</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n replica(s) take requests</source>
        <translation>
            <numerusform>%1, %n Replikat nimmt Anfragen</numerusform>
            <numerusform>%1, %n Replikate nehmen Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>provider, its model</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Requests go to</source>
        <translation>Anfragen gehen an</translation>
    </message>
    <message>
        <source>Where none above can serve</source>
        <translation>Wo keines darüber antworten kann</translation>
    </message>
    <message>
        <source>%1, asked for as %2</source>
        <comment>name of a route, its public model</comment>
        <translation>%1, angefragt als %2</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
</context>
<context>
    <name>deploymentspage::RoutesTable</name>
    <message>
        <source>%1 %2</source>
        <comment>target, share</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Public model</source>
        <translation>Öffentliches Modell</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Falls back to</source>
        <translation>Weicht aus auf</translation>
    </message>
</context>
<context>
    <name>deploymentspage::ScaleDialog</name>
    <message>
        <source>Scale %1</source>
        <translation>%1 skalieren</translation>
    </message>
    <message>
        <source>At &amp;least</source>
        <translation>&amp;Mindestens</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>Without a schedule the smaller number runs.</source>
        <translation>Ohne Zeitplan läuft die kleinere Zahl.</translation>
    </message>
    <message>
        <source>The schedule chooses between both numbers.</source>
        <translation>Der Zeitplan wählt zwischen beiden Zahlen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Between %L1 and %L2 replicas run from then on.</source>
        <translation>Von da an laufen %L1 bis %L2 Replikate.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalieren</translation>
    </message>
    <message numerus="yes">
        <source>Scale %n deployment(s)</source>
        <translation>
            <numerusform>%n Deployment skalieren</numerusform>
            <numerusform>%n Deployments skalieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Both numbers hold for each of them. Without a schedule the smaller number runs.</source>
        <translation>Beide Zahlen gelten für jedes von ihnen. Ohne Zeitplan läuft die kleinere Zahl.</translation>
    </message>
    <message>
        <source>Between %L1 and %L2 replicas of each run from then on.</source>
        <translation>Von da an laufen von jedem zwischen %L1 und %L2 Replikate.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plan of %1</source>
        <translation>Plan für %1</translation>
    </message>
</context>
<context>
    <name>deploymentspage::SelectionInspector</name>
    <message>
        <source>How they stand</source>
        <translation>Wie sie stehen</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message numerus="yes">
        <source>%L1: %2 and %n other(s)</source>
        <translation>
            <numerusform>%L1: %2 und %n weitere</numerusform>
            <numerusform>%L1: %2 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1: %2</source>
        <comment>how many, their names</comment>
        <translation>%L1: %2</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s) selected</source>
        <translation>
            <numerusform>%n Deployment ausgewählt</numerusform>
            <numerusform>%n Deployments ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) selected</source>
        <translation>
            <numerusform>%n Route ausgewählt</numerusform>
            <numerusform>%n Routen ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) selected</source>
        <translation>
            <numerusform>%n Anbieter ausgewählt</numerusform>
            <numerusform>%n Anbieter ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>erreichbar</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>deploymentspage::ShareBar</name>
    <message>
        <source>%1: %2</source>
        <comment>what, share</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>deploymentspage::TrafficChart</name>
    <message>
        <source>%1: %2 at %3</source>
        <comment>whose requests, figure, time of day</comment>
        <translation>%1: %2 um %3</translation>
    </message>
</context>
<context>
    <name>deploymentspage::TrafficCharts</name>
    <message>
        <source>Requests and errors</source>
        <translation>Anfragen und Fehler</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Inter-token latency</source>
        <translation>Zeit zwischen Tokens</translation>
    </message>
    <message>
        <source>No answer with tokens came yet.</source>
        <translation>Noch keine Antwort mit Tokens ist gekommen.</translation>
    </message>
    <message>
        <source>No answer came as a stream of tokens yet.</source>
        <translation>Noch keine Antwort kam als Strom von Tokens.</translation>
    </message>
    <message>
        <source>Median; hollow: 95th percentile</source>
        <translation>Median; hohl: 95. Perzentil</translation>
    </message>
    <message>
        <source>Revision %L1</source>
        <translation>Revision %L1</translation>
    </message>
    <message>
        <source>%1, probes</source>
        <comment>whose requests</comment>
        <translation>%1, Proben</translation>
    </message>
    <message>
        <source>%1, another route</source>
        <comment>whose requests</comment>
        <translation>%1, andere Route</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>whose requests, route</comment>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>%1, median</source>
        <comment>whose requests</comment>
        <translation>%1, Median</translation>
    </message>
    <message>
        <source>%1, 95th percentile</source>
        <comment>whose requests</comment>
        <translation>%1, 95. Perzentil</translation>
    </message>
    <message>
        <source>%1, errors</source>
        <comment>whose requests</comment>
        <translation>%1, Fehler</translation>
    </message>
    <message>
        <source>In %1; hollow: errors</source>
        <comment>a span of time</comment>
        <translation>In je %1; hohl: Fehler</translation>
    </message>
</context>
<context>
    <name>deploymentspage::TrafficView</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Wessen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>First token p50</source>
        <translation>Erstes Token p50</translation>
    </message>
    <message>
        <source>First token p95</source>
        <translation>Erstes Token p95</translation>
    </message>
    <message>
        <source>Between tokens p50</source>
        <translation>Zwischen Tokens p50</translation>
    </message>
    <message>
        <source>Between tokens p95</source>
        <translation>Zwischen Tokens p95</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>The traffic of what you select stands here.</source>
        <translation>Hier steht der Verkehr des Ausgewählten.</translation>
    </message>
    <message>
        <source>The traffic could not be read</source>
        <translation>Der Verkehr konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The gateway measures since %1; what it measures stands here as it comes.</source>
        <translation>Das Gateway misst seit %1; was es misst, steht hier, sobald es kommt.</translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation>Zeitspanne</translation>
    </message>
    <message>
        <source>last 10 minutes</source>
        <translation>letzte 10 Minuten</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>letzte Stunde</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>letzter Tag</translation>
    </message>
    <message>
        <source>No request came in this time</source>
        <translation>In dieser Zeit kam keine Anfrage</translation>
    </message>
</context>
<context>
    <name>findingspage::FindingActions</name>
    <message>
        <source>Adopt finding</source>
        <translation>Fund übernehmen</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Allow finding</source>
        <translation>Fund erlauben</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Reopen finding</source>
        <translation>Fund wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Stop process</source>
        <translation>Prozess beenden</translation>
    </message>
    <message>
        <source>New scan</source>
        <translation>Neue Suche</translation>
    </message>
    <message>
        <source>It answers nowhere, so there is nothing that requests could be sent to.</source>
        <translation>Er antwortet nirgends, es gibt also nichts, wohin Anfragen gesandt werden könnten.</translation>
    </message>
    <message>
        <source>It is adopted already.</source>
        <translation>Er ist schon übernommen.</translation>
    </message>
    <message>
        <source>Nobody has decided about it.</source>
        <translation>Noch niemand hat darüber entschieden.</translation>
    </message>
    <message>
        <source>Which process answers there is not known. Stop it where it runs.</source>
        <translation>Welcher Prozess dort antwortet, ist nicht bekannt. Beenden Sie ihn dort, wo er läuft.</translation>
    </message>
    <message>
        <source>Its process is not there any more.</source>
        <translation>Sein Prozess ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Adopt %1</source>
        <translation>%1 übernehmen</translation>
    </message>
    <message>
        <source>It becomes the provider %1 with its models, which routes can send requests to.</source>
        <translation>Er wird mit seinen Modellen der Anbieter %1, an den Routen Anfragen senden können.</translation>
    </message>
    <message>
        <source>It becomes the provider %1 with its models, which routes can send requests to. Requests go to other machines over https alone: it must offer that.</source>
        <translation>Er wird mit seinen Modellen der Anbieter %1, an den Routen Anfragen senden können. Anfragen gehen nur über https an andere Rechner: das muss er anbieten.</translation>
    </message>
    <message>
        <source>Reopen %1</source>
        <translation>%1 wieder öffnen</translation>
    </message>
    <message>
        <source>What was decided about it is taken back, and it waits for a person again.</source>
        <translation>Was darüber entschieden wurde, wird zurückgenommen, und er wartet wieder auf einen Menschen.</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 beenden</translation>
    </message>
    <message>
        <source>Process %1 of the user %2 is asked to end, and is ended after 10 seconds where it has not. Whoever uses it loses what it is doing.</source>
        <translation>Der Prozess %1 des Benutzers %2 wird gebeten, sich zu beenden, und nach 10 Sekunden beendet, wenn er das nicht getan hat. Wer ihn benutzt, verliert, woran er gerade arbeitet.</translation>
    </message>
    <message>
        <source>%1 is being stopped.</source>
        <translation>%1 wird beendet.</translation>
    </message>
    <message>
        <source>What was decided about it is taken back. It is open again once the provider is deleted.</source>
        <translation>Was darüber entschieden wurde, wird zurückgenommen. Er ist wieder offen, sobald der Anbieter gelöscht ist.</translation>
    </message>
    <message>
        <source>It becomes the provider %1 with its models, which routes can send requests to. They are sent only where its certificate is of an authority that the service&apos;s system trusts.</source>
        <translation>Er wird mit seinen Modellen der Anbieter %1, an den Routen Anfragen senden können. Gesendet werden sie nur, wenn sein Zertifikat von einer Stelle stammt, der das System des Dienstes vertraut.</translation>
    </message>
    <message>
        <source>It runs on another host. Only processes of the service&apos;s own host can be stopped from here.</source>
        <translation>Er läuft auf einem anderen Rechner. Von hier können nur Prozesse auf dem eigenen Rechner des Dienstes beendet werden.</translation>
    </message>
</context>
<context>
    <name>findingspage::FindingInspector</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>It asks for a key, so which models it has is not known.</source>
        <translation>Er verlangt einen Schlüssel; welche Modelle er hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>No finding is selected</source>
        <translation>Kein Fund ausgewählt</translation>
    </message>
    <message>
        <source>Select a finding to see what was found.</source>
        <translation>Wählen Sie einen Fund aus, um zu sehen, was gefunden wurde.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden von</translation>
    </message>
    <message>
        <source>the service, on its own host</source>
        <translation>dem Dienst, auf seinem eigenen Rechner</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>kein Team</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
</context>
<context>
    <name>findingspage::FindingsModel</name>
    <message>
        <source>asks for a key</source>
        <translation>verlangt einen Schlüssel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>First seen (%1)</source>
        <comment>time zone</comment>
        <translation>Zuerst gesehen (%1)</translation>
    </message>
    <message>
        <source>Last seen (%1)</source>
        <comment>time zone</comment>
        <translation>Zuletzt gesehen (%1)</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
</context>
<context>
    <name>findingspage::FindingsPage</name>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>The service looks at its own host: at programs that use its GPUs, and at ports where models answer. Add a scan to have other addresses looked at.</source>
        <translation>Der Dienst sieht sich auf seinem eigenen Rechner um: nach Programmen, die seine GPUs nutzen, und nach Ports, an denen Modelle antworten. Eine Suche lässt auch andere Adressen ansehen.</translation>
    </message>
    <message numerus="yes">
        <source>The service looks at its own host, and at %n address(es) of scans.</source>
        <translation>
            <numerusform>Der Dienst sieht sich auf seinem eigenen Rechner um und an einer Adresse von Suchen.</numerusform>
            <numerusform>Der Dienst sieht sich auf seinem eigenen Rechner um und an %n Adressen von Suchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The findings could not be loaded</source>
        <translation>Die Funde konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Nothing was found that nobody deployed</source>
        <translation>Nichts gefunden, das niemand bereitgestellt hat</translation>
    </message>
    <message>
        <source>No finding matches the filter</source>
        <translation>Kein Fund passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n finding(s) open</source>
        <translation>
            <numerusform>%L1 von einem Fund offen</numerusform>
            <numerusform>%L1 von %n Funden offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n finding(s) match</source>
        <translation>
            <numerusform>%L1 von einem Fund passt</numerusform>
            <numerusform>%L1 von %n Funden passen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln scan(s) paused</source>
        <translation>
            <numerusform>%Ln Suche angehalten</numerusform>
            <numerusform>%Ln Suchen angehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody looks at the addresses of a scan that is paused.</source>
        <translation>Solange eine Suche angehalten ist, sieht niemand nach ihren Adressen.</translation>
    </message>
</context>
<context>
    <name>gpuspage::ChangeLanes</name>
    <message>
        <source>Deployments</source>
        <translation>Deployments</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>gpuspage::EventFeed</name>
    <message>
        <source>XID %1: %2</source>
        <comment>number, GPU</comment>
        <translation>XID %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>sign, GPU</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>XIDs</source>
        <translation>XIDs</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuActions</name>
    <message>
        <source>Silence…</source>
        <translation>Stummschalten…</translation>
    </message>
    <message numerus="yes">
        <source>Cordon GPUs</source>
        <translation>
            <numerusform>GPU sperren</numerusform>
            <numerusform>GPUs sperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncordon GPUs</source>
        <translation>
            <numerusform>GPU entsperren</numerusform>
            <numerusform>GPUs entsperren</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a GPU first.</source>
        <translation>Zuerst eine GPU auswählen.</translation>
    </message>
    <message numerus="yes">
        <source>These are GPUs of %Ln node(s), and one change holds at most %1. Select fewer.</source>
        <translation>
            <numerusform>Dies sind GPUs von %Ln Knoten; eine Änderung fasst höchstens %1. Wählen Sie weniger aus.</numerusform>
            <numerusform>Dies sind GPUs von %Ln Knoten; eine Änderung fasst höchstens %1. Wählen Sie weniger aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cordon nodes</source>
        <translation>
            <numerusform>Knoten sperren</numerusform>
            <numerusform>Knoten sperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncordon nodes</source>
        <translation>
            <numerusform>Knoten entsperren</numerusform>
            <numerusform>Knoten entsperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drain nodes</source>
        <translation>
            <numerusform>Knoten räumen</numerusform>
            <numerusform>Knoten räumen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop draining nodes</source>
        <translation>
            <numerusform>Räumen des Knotens beenden</numerusform>
            <numerusform>Räumen der Knoten beenden</numerusform>
        </translation>
    </message>
    <message>
        <source>What can be done with it</source>
        <translation>Was damit getan werden kann</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are cordoned already.</source>
        <translation>
            <numerusform>Die GPU ist schon gesperrt.</numerusform>
            <numerusform>Die %Ln GPUs sind schon gesperrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln GPU(s) is cordoned by itself.</source>
        <translation>
            <numerusform>Die GPU ist nicht für sich gesperrt.</numerusform>
            <numerusform>Keine der %Ln GPUs ist für sich gesperrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) are cordoned already.</source>
        <translation>
            <numerusform>Der Knoten ist schon gesperrt.</numerusform>
            <numerusform>Die %Ln Knoten sind schon gesperrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln node(s) is cordoned.</source>
        <translation>
            <numerusform>Der Knoten ist nicht gesperrt.</numerusform>
            <numerusform>Keiner der %Ln Knoten ist gesperrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) are drained already.</source>
        <translation>
            <numerusform>Der Knoten wird schon geräumt.</numerusform>
            <numerusform>Die %Ln Knoten werden schon geräumt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln node(s) is drained.</source>
        <translation>
            <numerusform>Der Knoten wird nicht geräumt.</numerusform>
            <numerusform>Keiner der %Ln Knoten wird geräumt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) are not loaded yet.</source>
        <translation>
            <numerusform>Der Knoten ist noch nicht geladen.</numerusform>
            <numerusform>Die %Ln Knoten sind noch nicht geladen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuCard</name>
    <message>
        <source>Cordoned</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>At this size only the node as a whole is known.</source>
        <translation>Bei dieser Größe ist nur der Knoten als Ganzes bekannt.</translation>
    </message>
    <message>
        <source>%1, %2 old</source>
        <translation>%1, %2 alt</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>P lets it go</source>
        <translation>P lässt sie los</translation>
    </message>
    <message>
        <source>P keeps it here, Enter goes closer</source>
        <translation>P hält sie hier fest, Enter geht näher heran</translation>
    </message>
    <message>
        <source>XID %1</source>
        <translation>XID %1</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Damals</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuDetails</name>
    <message>
        <source>%1, stale</source>
        <translation>%1, veraltet</translation>
    </message>
    <message>
        <source>Charts of the last hour</source>
        <translation>Diagramme der letzten Stunde</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Charts of the last six hours</source>
        <translation>Diagramme der letzten sechs Stunden</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 Stunden</translation>
    </message>
    <message>
        <source>Charts of the last day</source>
        <translation>Diagramme des letzten Tages</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Back to the map (Esc)</source>
        <translation>Zurück zur Karte (Esc)</translation>
    </message>
    <message>
        <source>Back to the map</source>
        <translation>Zurück zur Karte</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>This GPU does not exist.</source>
        <translation>Diese GPU gibt es nicht.</translation>
    </message>
    <message>
        <source>Values of its node</source>
        <translation>Werte ihres Knotens</translation>
    </message>
    <message>
        <source>Of this span only the node as a whole is kept: the charts show what its GPUs had together.</source>
        <translation>Aus dieser Zeit ist nur der Knoten als Ganzes aufbewahrt: Die Diagramme zeigen, was seine GPUs zusammen hatten.</translation>
    </message>
    <message>
        <source>This GPU is not there any more</source>
        <translation>Diese GPU ist nicht mehr da</translation>
    </message>
    <message>
        <source>Its node is gone, has fewer GPUs, or is not yours to see. Go back to the map.</source>
        <translation>Ihr Knoten ist fort, hat weniger GPUs oder ist für Sie nicht sichtbar. Gehen Sie zurück zur Karte.</translation>
    </message>
    <message>
        <source>What was measured of this GPU could not be read</source>
        <translation>Was an dieser GPU gemessen wurde, konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuExport</name>
    <message>
        <source>The values of the whole fleet did not come in time.</source>
        <translation>Die Werte der ganzen Flotte kamen nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>Save the GPUs</source>
        <translation>GPUs speichern</translation>
    </message>
    <message>
        <source>The GPUs were written to %1.</source>
        <translation>Die GPUs wurden in %1 geschrieben.</translation>
    </message>
    <message>
        <source>The GPUs could not be written to %1: %2</source>
        <translation>Die GPUs konnten nicht in %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Save map as PNG…</source>
        <translation>Karte als PNG speichern …</translation>
    </message>
    <message>
        <source>Save table as CSV…</source>
        <translation>Tabelle als CSV speichern …</translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuHeadline</name>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Copy the UUID</source>
        <translation>Die UUID kopieren</translation>
    </message>
    <message>
        <source>none that you may see</source>
        <translation>keines, das Sie sehen dürfen</translation>
    </message>
    <message>
        <source>The UUID was copied.</source>
        <translation>Die UUID wurde kopiert.</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Arbeitslast</translation>
    </message>
    <message>
        <source>none, it is free</source>
        <translation>keines, sie ist frei</translation>
    </message>
    <message>
        <source>What is wrong with it, silenced or cordoned</source>
        <translation>Was mit ihr nicht stimmt, stummgeschaltet oder gesperrt</translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuInspector</name>
    <message>
        <source>Readings</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>Flotte</translation>
    </message>
    <message>
        <source>Nothing is selected: this is all of it.</source>
        <translation>Nichts ist ausgewählt: Dies ist die ganze Flotte.</translation>
    </message>
    <message>
        <source>What is selected is described here.</source>
        <translation>Was ausgewählt ist, wird hier beschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) selected</source>
        <translation>
            <numerusform>%Ln GPU ausgewählt</numerusform>
            <numerusform>%Ln GPUs ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nodes, and %Ln more</source>
        <translation>
            <numerusform>Knoten und %Ln weiterer</numerusform>
            <numerusform>Knoten und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Cordoned</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind of object, its name</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Fleet at present</source>
        <translation>Flotte zurzeit</translation>
    </message>
    <message>
        <source>These figures are not of the time that the map shows.</source>
        <translation>Diese Zahlen sind nicht aus der Zeit, die die Karte zeigt.</translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuTable</name>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>%1 / GPU %2</source>
        <translation>%1 / GPU %2</translation>
    </message>
    <message>
        <source>cordoned</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Group: %1</source>
        <comment>kind of group</comment>
        <translation>Gruppe: %1</translation>
    </message>
    <message>
        <source>%1, then</source>
        <comment>metric</comment>
        <translation>%1, damals</translation>
    </message>
    <message>
        <source>%1, difference</source>
        <comment>metric</comment>
        <translation>%1, Differenz</translation>
    </message>
    <message>
        <source>%1, silenced</source>
        <comment>a sign</comment>
        <translation>%1, stumm</translation>
    </message>
    <message>
        <source>Team of the node</source>
        <translation>Team des Knotens</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuTables</name>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>XIDs</source>
        <translation>XIDs</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>What is known of this GPU</source>
        <translation>Was über diese GPU bekannt ist</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>title of a tab, how many</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Nothing is told of NVLinks: it has none, or its source does not report them.</source>
        <translation>Über NVLink-Verbindungen ist nichts bekannt: Sie hat keine, oder ihre Quelle meldet sie nicht.</translation>
    </message>
    <message>
        <source>No program is told of. Programs are known of the service&apos;s own host alone.</source>
        <translation>Kein Programm ist bekannt. Programme sind nur vom eigenen Rechner des Dienstes bekannt.</translation>
    </message>
    <message>
        <source>Nothing was ever measured of it.</source>
        <translation>An ihr wurde nie etwas gemessen.</translation>
    </message>
    <message>
        <source>No XID error of it is known.</source>
        <translation>Von ihr ist kein XID-Fehler bekannt.</translation>
    </message>
    <message>
        <source>No fault of it is known.</source>
        <translation>Von ihr ist keine Störung bekannt.</translation>
    </message>
</context>
<context>
    <name>gpuspage::GpusHeader</name>
    <message>
        <source>Silences</source>
        <translation>Stummschaltungen</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>GPUs of simulated nodes do not exist.</source>
        <translation>GPUs simulierter Knoten gibt es nicht.</translation>
    </message>
    <message>
        <source>Past values and faults</source>
        <translation>Werte und Störungen von damals</translation>
    </message>
    <message>
        <source>By node</source>
        <translation>Je Knoten</translation>
    </message>
    <message>
        <source>Of that time one value is kept for each node. Single GPUs are kept for 24 hours, in a very large fleet for less.</source>
        <translation>Von dieser Zeit ist ein Wert je Knoten aufbewahrt. Einzelne GPUs werden 24 Stunden lang aufbewahrt, in einer sehr großen Flotte kürzer.</translation>
    </message>
    <message>
        <source>Silences (%L1)</source>
        <translation>Stummschaltungen (%L1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln idle but allocated</source>
        <translation>
            <numerusform>%Ln untätig, aber zugeteilt</numerusform>
            <numerusform>%Ln untätig, aber zugeteilt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2/h</source>
        <comment>idle GPUs, money per hour</comment>
        <translation>%1, %2/h</translation>
    </message>
    <message>
        <source>The map shows what was measured then, and the faults that held then as far as their begin is known. Owners and cordons are those of now.</source>
        <translation>Die Karte zeigt, was damals gemessen wurde, und die Störungen von damals, soweit ihr Beginn bekannt ist. Besitzer und Sperren sind die von jetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln idle</source>
        <translation>
            <numerusform>%Ln untätig</numerusform>
            <numerusform>%Ln untätig</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing at all was heard of them for longer than they are asked. The legend counts values of what the map shows.</source>
        <translation>Von ihnen wurde länger gar nichts gehört, als sie befragt werden. Die Legende zählt Werte dessen, was die Karte zeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) stale</source>
        <translation>
            <numerusform>%Ln GPU veraltet</numerusform>
            <numerusform>%Ln GPUs veraltet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::GpusPage</name>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The GPUs are not loaded yet.</source>
        <translation>Die GPUs sind noch nicht geladen.</translation>
    </message>
    <message>
        <source>There are no GPUs yet.</source>
        <translation>Es gibt noch keine GPUs.</translation>
    </message>
    <message>
        <source>The table has no zoom and no cards.</source>
        <translation>Die Tabelle hat keinen Zoom und keine Karten.</translation>
    </message>
    <message>
        <source>You may not see what is measured here</source>
        <translation>Sie dürfen nicht sehen, was hier gemessen wird</translation>
    </message>
    <message>
        <source>There are no GPUs that you may see</source>
        <translation>Es gibt keine GPUs, die Sie sehen dürfen</translation>
    </message>
    <message>
        <source>You may look at the nodes of your teams, and none of these has a GPU. Whoever administers this organisation can let you see more.</source>
        <translation>Sie dürfen die Knoten Ihrer Teams ansehen, und keiner von ihnen hat eine GPU. Wer diese Organisation verwaltet, kann Sie mehr sehen lassen.</translation>
    </message>
    <message>
        <source>There are no GPUs yet</source>
        <translation>Es gibt noch keine GPUs</translation>
    </message>
    <message>
        <source>GPUs of the service&apos;s own host stand here as soon as their driver is found, and those of others as soon as a source tells of them. A simulated fleet shows what this page can do.</source>
        <translation>GPUs des eigenen Rechners des Dienstes stehen hier, sobald ihr Treiber gefunden ist, und die anderer, sobald eine Quelle von ihnen berichtet. Eine simulierte Flotte zeigt, was diese Seite kann.</translation>
    </message>
    <message>
        <source>The GPUs could not be loaded</source>
        <translation>Die GPUs konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Back to the map</source>
        <translation>Zurück zur Karte</translation>
    </message>
    <message>
        <source>Go back to the map first.</source>
        <translation>Gehen Sie zuerst zurück zur Karte.</translation>
    </message>
    <message>
        <source>Open a GPU first.</source>
        <translation>Öffnen Sie zuerst eine GPU.</translation>
    </message>
    <message>
        <source>The map is shown already.</source>
        <translation>Die Karte ist bereits zu sehen.</translation>
    </message>
    <message>
        <source>Details beside the map</source>
        <translation>Details neben der Karte</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>In a window this large the details are always beside the map.</source>
        <translation>In einem so großen Fenster stehen die Details immer neben der Karte.</translation>
    </message>
    <message>
        <source>Show sources</source>
        <translation>Quellen zeigen</translation>
    </message>
    <message>
        <source>Show source</source>
        <translation>Quelle zeigen</translation>
    </message>
</context>
<context>
    <name>gpuspage::HeatmapLegend</name>
    <message>
        <source>Colors of %1</source>
        <translation>Farben von %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>%1; only %2 to %3 is lit</source>
        <translation>%1; nur %2 bis %3 ist hervorgehoben</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %n GPU(s)</source>
        <translation>
            <numerusform>%1 bis %2: %n GPU</numerusform>
            <numerusform>%1 bis %2: %n GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>pinned, %1 to %2</source>
        <translation>fest, %1 bis %2</translation>
    </message>
    <message>
        <source>middle 96 %, %1 to %2</source>
        <translation>mittlere 96 %, %1 bis %2</translation>
    </message>
    <message>
        <source>set to %1 to %2</source>
        <translation>gesetzt auf %1 bis %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a threshold and what it means</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n without data</source>
        <translation>
            <numerusform>%n ohne Daten</numerusform>
            <numerusform>%n ohne Daten</numerusform>
        </translation>
    </message>
    <message>
        <source>pinned, ±%1</source>
        <translation>fest, ±%1</translation>
    </message>
    <message>
        <source>set to ±%1</source>
        <translation>gesetzt auf ±%1</translation>
    </message>
    <message>
        <source>±%1</source>
        <translation>±%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) not reported</source>
        <translation>
            <numerusform>%Ln Wert nicht gemeldet</numerusform>
            <numerusform>%Ln Werte nicht gemeldet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) stale</source>
        <translation>
            <numerusform>%Ln Wert veraltet</numerusform>
            <numerusform>%Ln Werte veraltet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::HeatmapView</name>
    <message>
        <source>%1: %2; %3</source>
        <comment>metric, value, health</comment>
        <translation>%1: %2; %3</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>Map of GPUs</source>
        <translation>Karte der GPUs</translation>
    </message>
    <message>
        <source>No GPU is known yet: nodes with GPUs stand here as soon as there are some.</source>
        <translation>Noch ist keine GPU bekannt: Knoten mit GPUs stehen hier, sobald es welche gibt.</translation>
    </message>
    <message>
        <source>%1; difference: %2</source>
        <comment>value and health</comment>
        <translation>%1; Differenz: %2</translation>
    </message>
    <message>
        <source>%1; %2: %3</source>
        <comment>value and health, kind of group, group</comment>
        <translation>%1; %2: %3</translation>
    </message>
</context>
<context>
    <name>gpuspage::MapActions</name>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Pin the card of this GPU</source>
        <translation>Karte dieser GPU anheften</translation>
    </message>
</context>
<context>
    <name>gpuspage::MapAndTable</name>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
</context>
<context>
    <name>gpuspage::MapBar</name>
    <message>
        <source>What the map shows</source>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>gpuspage::MapComparison</name>
    <message>
        <source>Compare with another time</source>
        <translation>Mit einer anderen Zeit vergleichen</translation>
    </message>
    <message>
        <source>Compare with nothing</source>
        <translation>Nicht vergleichen</translation>
    </message>
    <message>
        <source>Compare with an hour ago</source>
        <translation>Mit der Zeit vor einer Stunde vergleichen</translation>
    </message>
    <message>
        <source>Compare with a day ago</source>
        <translation>Mit der Zeit vor einem Tag vergleichen</translation>
    </message>
    <message>
        <source>a day ago</source>
        <translation>vor einem Tag</translation>
    </message>
    <message>
        <source>an hour ago</source>
        <translation>vor einer Stunde</translation>
    </message>
    <message>
        <source>in a day</source>
        <translation>in einem Tag</translation>
    </message>
    <message>
        <source>in an hour</source>
        <translation>in einer Stunde</translation>
    </message>
    <message>
        <source>The past could not be read, so nothing is compared.</source>
        <translation>Die Vergangenheit konnte nicht gelesen werden, darum wird nichts verglichen.</translation>
    </message>
    <message>
        <source>Nothing is kept of %1, so nothing can be compared: what is measured is kept since %2.</source>
        <translation>Von %1 ist nichts aufbewahrt, darum lässt sich nichts vergleichen: Gemessenes wird seit %2 aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing is kept of %1, so nothing can be compared.</source>
        <translation>Von %1 ist nichts aufbewahrt, darum lässt sich nichts vergleichen.</translation>
    </message>
    <message>
        <source>Of that time only nodes are kept: each GPU is compared with what its node had then.</source>
        <translation>Aus dieser Zeit sind nur Knoten aufbewahrt: Jede GPU wird mit dem verglichen, was ihr Knoten damals hatte.</translation>
    </message>
    <message>
        <source>Compared: %1</source>
        <comment>with when</comment>
        <translation>Verglichen: %1</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>Verglichen mit der Zeit %1</translation>
    </message>
</context>
<context>
    <name>gpuspage::MapLook</name>
    <message>
        <source>Color by %1</source>
        <translation>Nach %1 färben</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>key, metric</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Colors of cividis</source>
        <translation>Farben von Cividis</translation>
    </message>
    <message>
        <source>Colors of viridis</source>
        <translation>Farben von Viridis</translation>
    </message>
    <message>
        <source>Whole range of the metric</source>
        <translation>Ganzer Bereich der Messgröße</translation>
    </message>
    <message>
        <source>Range of all but the outermost 2 %</source>
        <translation>Bereich ohne die äußersten 2 %</translation>
    </message>
    <message>
        <source>effective</source>
        <comment>threshold</comment>
        <translation>wirksam</translation>
    </message>
    <message>
        <source>Arrange by site, cluster and rack</source>
        <translation>Nach Standort, Cluster und Rack anordnen</translation>
    </message>
    <message>
        <source>Arrange by model</source>
        <translation>Nach Modell anordnen</translation>
    </message>
    <message>
        <source>Arrange by team</source>
        <translation>Nach Team anordnen</translation>
    </message>
    <message>
        <source>Arrange by NVLink domain</source>
        <translation>Nach NVLink-Domäne anordnen</translation>
    </message>
    <message>
        <source>%1, change %2</source>
        <comment>metric, in an hour</comment>
        <translation>%1, Änderung %2</translation>
    </message>
</context>
<context>
    <name>gpuspage::MapReach</name>
    <message>
        <source>As far back as single GPUs are kept</source>
        <translation>Soweit einzelne GPUs aufbewahrt werden</translation>
    </message>
    <message>
        <source>The last hour</source>
        <translation>Die letzte Stunde</translation>
    </message>
    <message>
        <source>The last 6 hours</source>
        <translation>Die letzten 6 Stunden</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>Der letzte Tag</translation>
    </message>
    <message>
        <source>The last week</source>
        <translation>Die letzte Woche</translation>
    </message>
    <message>
        <source>The last month</source>
        <translation>Der letzte Monat</translation>
    </message>
</context>
<context>
    <name>gpuspage::MapTime</name>
    <message>
        <source>The past could not be read. %1</source>
        <translation>Die Vergangenheit konnte nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>Play or pause the past</source>
        <translation>Vergangenheit abspielen oder anhalten</translation>
    </message>
    <message>
        <source>One step into the past</source>
        <translation>Ein Schritt in die Vergangenheit</translation>
    </message>
    <message>
        <source>One step towards the present</source>
        <translation>Ein Schritt zur Gegenwart</translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation>Zurück zur Gegenwart</translation>
    </message>
</context>
<context>
    <name>gpuspage::MarksLegend</name>
    <message>
        <source>Cut through: cordoned.</source>
        <translation>Durchgeschnitten: gesperrt.</translation>
    </message>
    <message>
        <source>Grey sign: silenced.</source>
        <translation>Graues Zeichen: stumm.</translation>
    </message>
    <message>
        <source>cordoned</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>stumm</translation>
    </message>
</context>
<context>
    <name>gpuspage::SelectionActions</name>
    <message>
        <source>Open the GPU</source>
        <translation>Die GPU öffnen</translation>
    </message>
    <message>
        <source>Show the node</source>
        <translation>Knoten zeigen</translation>
    </message>
    <message>
        <source>Show the deployment</source>
        <translation>Deployment zeigen</translation>
    </message>
    <message>
        <source>Copy the serial numbers</source>
        <translation>Seriennummern kopieren</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>the page of a GPU</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Select a GPU first.</source>
        <translation>Zuerst eine GPU auswählen.</translation>
    </message>
    <message>
        <source>It is open already.</source>
        <translation>Sie ist bereits geöffnet.</translation>
    </message>
    <message>
        <source>No deployment that you may see has it.</source>
        <translation>Kein Deployment, das Sie sehen dürfen, hat sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n serial number(s) copied.</source>
        <translation>
            <numerusform>%n Seriennummer kopiert.</numerusform>
            <numerusform>%n Seriennummern kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deployment has it.</source>
        <translation>Kein Deployment hat sie.</translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln GPU(s) reports a serial number.</source>
        <translation>
            <numerusform>Diese GPU meldet keine Seriennummer.</numerusform>
            <numerusform>Keine dieser %Ln GPUs meldet eine Seriennummer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::SeverityFilter</name>
    <message>
        <source>Only critical GPUs</source>
        <translation>Nur kritische GPUs</translation>
    </message>
    <message>
        <source>Only degraded GPUs</source>
        <translation>Nur beeinträchtigte GPUs</translation>
    </message>
    <message>
        <source>Only GPUs with a notice</source>
        <translation>Nur GPUs mit Hinweis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln critical</source>
        <translation>
            <numerusform>%Ln kritisch</numerusform>
            <numerusform>%Ln kritisch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln degraded</source>
        <translation>
            <numerusform>%Ln beeinträchtigt</numerusform>
            <numerusform>%Ln beeinträchtigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notice(s)</source>
        <translation>
            <numerusform>%Ln Hinweis</numerusform>
            <numerusform>%Ln Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Only GPUs that are allocated and idle</source>
        <translation>Nur GPUs, die zugeteilt und untätig sind</translation>
    </message>
    <message numerus="yes">
        <source>%Ln idle</source>
        <translation>
            <numerusform>%Ln untätig</numerusform>
            <numerusform>%Ln untätig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::SilenceActions</name>
    <message>
        <source>End silence now</source>
        <translation>Stummschaltung jetzt beenden</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>It has ended already.</source>
        <translation>Sie ist schon zu Ende.</translation>
    </message>
    <message>
        <source>It has not begun yet. Delete it instead.</source>
        <translation>Sie hat noch nicht begonnen. Löschen Sie sie stattdessen.</translation>
    </message>
    <message>
        <source>Nothing is silenced.</source>
        <translation>Nichts ist stummgeschaltet.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>the id of a silence, how it is</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>End the silence %1</source>
        <translation>Stummschaltung %1 beenden</translation>
    </message>
    <message>
        <source>What is wrong with its GPUs counts again and calls whoever is to be called.</source>
        <translation>Was mit ihren GPUs nicht stimmt, zählt wieder und ruft, wer zu rufen ist.</translation>
    </message>
</context>
<context>
    <name>gpuspage::SilenceDialog</name>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message numerus="yes">
        <source>Silence %n GPU(s)</source>
        <translation>
            <numerusform>%n GPU stummschalten</numerusform>
            <numerusform>%n GPUs stummschalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 Stunden</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Until…</source>
        <translation>Bis…</translation>
    </message>
    <message>
        <source>Only these signs</source>
        <translation>Nur diese Zeichen</translation>
    </message>
    <message>
        <source>For example the ticket of a repair</source>
        <translation>Zum Beispiel das Ticket einer Reparatur</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;How long</source>
        <translation>&amp;Wie lange</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>War&amp;um</translation>
    </message>
    <message>
        <source>Faults stay on the map, in grey. They call nobody and are not counted. A silence neither keeps replicas away nor lets any come.</source>
        <translation>Störungen bleiben auf der Karte, in Grau. Sie rufen niemanden und zählen nicht mit. Eine Stummschaltung hält weder Replikate fern, noch lässt sie welche zu.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a sign first.</source>
        <translation>Zuerst ein Zeichen wählen.</translation>
    </message>
    <message>
        <source>Say why first: others will want to know.</source>
        <translation>Zuerst sagen, warum: Andere wollen es wissen.</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Silence %1</source>
        <comment>a GPU</comment>
        <translation>%1 stummschalten</translation>
    </message>
    <message numerus="yes">
        <source>Whatever is wrong with %Ln GPU(s)</source>
        <translation>
            <numerusform>Was immer an der GPU nicht stimmt</numerusform>
            <numerusform>Was immer an den %Ln GPUs nicht stimmt</numerusform>
        </translation>
    </message>
    <message>
        <source>This end lies in the past. It must lie in the future.</source>
        <translation>Dieses Ende liegt in der Vergangenheit. Es muss in der Zukunft liegen.</translation>
    </message>
    <message numerus="yes">
        <source>It is being asked what else is wrong with %Ln GPU(s).</source>
        <translation>
            <numerusform>Es wird gefragt, was sonst noch an der GPU nicht stimmt.</numerusform>
            <numerusform>Es wird gefragt, was sonst noch an den %Ln GPUs nicht stimmt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Until %1 whatever is wrong with %Ln GPU(s) is seen in grey, calls nobody and is not counted.</source>
        <translation>
            <numerusform>Bis %1 ist alles, was an der GPU nicht stimmt, grau zu sehen, ruft niemanden und zählt nicht.</numerusform>
            <numerusform>Bis %1 ist alles, was an den %Ln GPUs nicht stimmt, grau zu sehen, ruft niemanden und zählt nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Until %1 %n sign(s) are seen in grey, call nobody and are not counted: %2.</source>
        <translation>
            <numerusform>Bis %1 ist dieses Anzeichen grau zu sehen, ruft niemanden und zählt nicht: %2.</numerusform>
            <numerusform>Bis %1 sind diese %n Anzeichen grau zu sehen, rufen niemanden und zählen nicht: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::SourceActions</name>
    <message>
        <source>Add a simulated fleet</source>
        <translation>Simulierte Flotte hinzufügen</translation>
    </message>
    <message>
        <source>There is a simulated fleet already.</source>
        <translation>Es gibt schon eine simulierte Flotte.</translation>
    </message>
    <message>
        <source>Three sites with 1,920 GPUs that do not exist stand beside what is real. Their nodes are marked as simulated, and nothing real runs on them.</source>
        <translation>Drei Standorte mit 1.920 GPUs, die es nicht gibt, stehen neben dem, was echt ist. Ihre Knoten sind als simuliert gekennzeichnet, und nichts Echtes läuft auf ihnen.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Nothing is known of it yet.</source>
        <translation>Noch ist nichts darüber bekannt.</translation>
    </message>
    <message>
        <source>Pause telemetry source</source>
        <translation>Telemetriequelle anhalten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume telemetry source</source>
        <translation>Telemetriequelle fortsetzen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Set value of the source&apos;s secret</source>
        <translation>Wert des Geheimnisses der Quelle setzen</translation>
    </message>
    <message>
        <source>Set value</source>
        <translation>Wert setzen</translation>
    </message>
    <message>
        <source>The source names no secret. Edit it to name one.</source>
        <translation>Die Quelle nennt kein Geheimnis. Bearbeiten Sie sie, um eines zu nennen.</translation>
    </message>
    <message>
        <source>It is paused already.</source>
        <translation>Sie ist bereits angehalten.</translation>
    </message>
    <message>
        <source>It is not paused.</source>
        <translation>Sie ist nicht angehalten.</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>It is not asked until somebody resumes it. What it told of stays and grows stale, and the overview says so.</source>
        <translation>Sie wird nicht gefragt, bis jemand sie fortsetzt. Was sie meldete, bleibt und veraltet, und die Übersicht sagt es.</translation>
    </message>
    <message>
        <source>It is asked again at once.</source>
        <translation>Sie wird sofort wieder gefragt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln telemetry source(s) are silent: a part of what is shown here is old. How each is doing stands under Sources.</source>
        <translation>
            <numerusform>%Ln Telemetriequelle schweigt: Ein Teil dessen, was hier steht, ist alt. Wie es ihr geht, steht unter Quellen.</numerusform>
            <numerusform>%Ln Telemetriequellen schweigen: Ein Teil dessen, was hier steht, ist alt. Wie es jeder geht, steht unter Quellen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::TimeScrubber</name>
    <message>
        <source>One step back ([)</source>
        <translation>Einen Schritt zurück ([)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>One step on (])</source>
        <translation>Einen Schritt weiter (])</translation>
    </message>
    <message>
        <source>Back to the present (L)</source>
        <translation>Zurück zur Gegenwart (L)</translation>
    </message>
    <message>
        <source>Time that the map shows</source>
        <translation>Zeit, die die Karte zeigt</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message numerus="yes">
        <source>Last %n min</source>
        <translation>
            <numerusform>Letzte Minute</numerusform>
            <numerusform>Letzte %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n h</source>
        <translation>
            <numerusform>Letzte Stunde</numerusform>
            <numerusform>Letzte %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Letzter Tag</numerusform>
            <numerusform>Letzte %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, live</source>
        <translation>%1, live</translation>
    </message>
    <message>
        <source>%1, playing</source>
        <translation>%1, läuft</translation>
    </message>
    <message>
        <source>How much of the past is shown</source>
        <translation>Wie viel Vergangenheit gezeigt wird</translation>
    </message>
    <message>
        <source>Selected</source>
        <comment>load of the selected GPUs</comment>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>%1. The load is that of the selected GPUs.</source>
        <translation>%1. Die Last ist die der ausgewählten GPUs.</translation>
    </message>
    <message>
        <source>%1. The load is that of all GPUs.</source>
        <translation>%1. Die Last ist die aller GPUs.</translation>
    </message>
    <message>
        <source>Not all that happened then is known.</source>
        <translation>Nicht alles, was damals geschah, ist bekannt.</translation>
    </message>
    <message>
        <source>Back to what was heard last, as the service is not reached (L)</source>
        <translation>Zurück zu dem, was zuletzt gehört wurde: Der Dienst ist nicht erreichbar (L)</translation>
    </message>
    <message>
        <source>%1, heard last: the service is not reached</source>
        <translation>%1, zuletzt gehört: Der Dienst ist nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>guide::GuideActions</name>
    <message>
        <source>Start or end an incident…</source>
        <translation>Störfall beginnen oder beenden…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+I</source>
        <translation>Ctrl+Shift+I</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Tasten dieser Seite</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>What may go wrong on the simulated fleet.</source>
        <translation>Was auf der simulierten Flotte schiefgehen kann.</translation>
    </message>
    <message>
        <source>There is no simulated fleet, and nothing goes wrong on purpose elsewhere.</source>
        <translation>Es gibt keine simulierte Flotte, und anderswo geht nichts mit Absicht schief.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>guide::IncidentDialog</name>
    <message>
        <source>Shown to guests</source>
        <translation>Gästen vorgeführt</translation>
    </message>
    <message>
        <source>Incidents of the simulated fleet</source>
        <translation>Störfälle der simulierten Flotte</translation>
    </message>
    <message>
        <source>Nothing real is touched. Whoever starts or ends one stands in the log, with the reason.</source>
        <translation>Nichts Wirkliches wird berührt. Wer einen beginnt oder beendet, steht mit dem Grund im Protokoll.</translation>
    </message>
    <message>
        <source>&amp;Reason, kept beside the log</source>
        <translation>&amp;Begründung, neben dem Protokoll aufbewahrt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The last one is being written.</source>
        <translation>Der letzte wird gerade geschrieben.</translation>
    </message>
    <message>
        <source>The service would not do it. Look at the source on the page of GPUs.</source>
        <translation>Der Dienst würde es nicht tun. Sehen Sie die Quelle auf der Seite der GPUs an.</translation>
    </message>
    <message>
        <source>“%1” is ended.</source>
        <translation>„%1“ ist beendet.</translation>
    </message>
    <message>
        <source>“%1” begins; look at the map of GPUs.</source>
        <translation>„%1“ beginnt; sehen Sie auf die Karte der GPUs.</translation>
    </message>
    <message>
        <source>End of “%1”</source>
        <translation>Ende von „%1“</translation>
    </message>
    <message>
        <source>Start of “%1”</source>
        <translation>Beginn von „%1“</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>start or end of an incident, why</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>guide::IncidentRow</name>
    <message>
        <source>Under way</source>
        <translation>Im Gange</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Until it is ended</source>
        <translation>Bis er beendet wird</translation>
    </message>
    <message>
        <source>Takes %1</source>
        <translation>Dauert %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>Noch %1</translation>
    </message>
</context>
<context>
    <name>guide::KeyOverlay</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Up and Down scroll, any other key closes this.</source>
        <translation>Pfeil auf und ab blättern, jede andere Taste schließt dies.</translation>
    </message>
    <message>
        <source>%1, %L2 of %L3</source>
        <comment>keys of, a part of them</comment>
        <translation>%1, %L2 von %L3</translation>
    </message>
</context>
<context>
    <name>guide::TourCard</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Führung beenden</translation>
    </message>
    <message>
        <source>End the tour (Esc)</source>
        <translation>Führung beenden (Esc)</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>a step of the tour</comment>
        <translation>%L1 von %L2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>guide::TourSteps</name>
    <message>
        <source>The fleet at one glance</source>
        <translation>Die Flotte auf einen Blick</translation>
    </message>
    <message>
        <source>Capacity, health, what waits for a person and what changed lately stand on one page. Whoever sits down in the morning asks nobody how it is.</source>
        <translation>Kapazität, Zustand, was auf einen Menschen wartet und was sich zuletzt geändert hat, stehen auf einer Seite. Wer sich morgens hinsetzt, muss niemanden fragen, wie es steht.</translation>
    </message>
    <message>
        <source>Every GPU is a field</source>
        <translation>Jede GPU ist ein Feld</translation>
    </message>
    <message>
        <source>Color says how busy each one is, a sign says what is wrong with it. No zoom hides a fault, so one bad GPU among thousands is found in seconds.</source>
        <translation>Farbe sagt, wie beschäftigt jede ist, ein Zeichen, was ihr fehlt. Kein Zoom verbirgt eine Störung, und so ist eine kranke GPU unter Tausenden in Sekunden gefunden.</translation>
    </message>
    <message>
        <source>Where it goes wrong</source>
        <translation>Wo es schiefgeht</translation>
    </message>
    <message>
        <source>These GPUs report faults, and they stand together. That points at what they share: cooling, power or a switch.</source>
        <translation>Diese GPUs melden Störungen, und sie stehen beieinander. Das weist auf das, was sie teilen: Kühlung, Strom oder einen Switch.</translation>
    </message>
    <message>
        <source>No GPU reports a fault at present. Start an incident from the menu, and come back to this step.</source>
        <translation>Zurzeit meldet keine GPU eine Störung. Beginnen Sie im Menü einen Störfall, und kommen Sie zu diesem Schritt zurück.</translation>
    </message>
    <message>
        <source>Why this GPU is not well</source>
        <translation>Was dieser GPU fehlt</translation>
    </message>
    <message>
        <source>Beside the map stands each reason, since when it holds, and what its maker says is to be done. Nobody looks up a code at night.</source>
        <translation>Neben der Karte steht jeder Grund, seit wann er gilt und was laut Hersteller zu tun ist. Niemand schlägt nachts einen Code nach.</translation>
    </message>
    <message>
        <source>What is wrong with a GPU stands beside the map, with its time and what its maker says is to be done. At present none is in trouble.</source>
        <translation>Was einer GPU fehlt, steht neben der Karte, mit seiner Zeit und dem, was laut Hersteller zu tun ist. Zurzeit fehlt keiner etwas.</translation>
    </message>
    <message>
        <source>Who is hit by it</source>
        <translation>Wen es trifft</translation>
    </message>
    <message>
        <source>This deployment has a replica on that GPU. Its state, its replicas and how it answers stand together, so its owner is called for a reason.</source>
        <translation>Dieses Deployment hat ein Replikat auf dieser GPU. Zustand, Replikate und Antwortverhalten stehen beieinander, und so wird sein Eigentümer nicht grundlos gerufen.</translation>
    </message>
    <message>
        <source>No deployment has a GPU that is in trouble. If one had, its replicas and how they answer would be shown here.</source>
        <translation>Kein Deployment hat eine GPU, der etwas fehlt. Hätte eines eine, stünden hier seine Replikate und wie sie antworten.</translation>
    </message>
    <message>
        <source>What depends on it</source>
        <translation>Was davon abhängt</translation>
    </message>
    <message>
        <source>From the team over its route and deployment down to the GPU, on one live map. One sees at once whose requests go there.</source>
        <translation>Vom Team über Route und Deployment bis zur GPU, auf einer lebendigen Karte. Man sieht sofort, wessen Anfragen dorthin gehen.</translation>
    </message>
    <message>
        <source>From teams over routes and deployments down to GPUs, on one live map. One sees at once whose requests go where.</source>
        <translation>Von Teams über Routen und Deployments bis zu GPUs, auf einer lebendigen Karte. Man sieht sofort, wessen Anfragen wohin gehen.</translation>
    </message>
    <message>
        <source>Who did what, and the proof</source>
        <translation>Wer was tat, und der Nachweis</translation>
    </message>
    <message>
        <source>Starting the incident is an entry too: who did it, when and why, in a signed log. Anybody can check it with tools that are not ours.</source>
        <translation>Auch der Beginn des Störfalls ist ein Eintrag: wer, wann und warum, in einem signierten Protokoll. Jeder kann es mit Werkzeugen prüfen, die nicht unsere sind.</translation>
    </message>
    <message>
        <source>Every change and every refusal is an entry of a signed log. Anybody can check it with tools that are not ours.</source>
        <translation>Jede Änderung und jede Ablehnung ist ein Eintrag in einem signierten Protokoll. Jeder kann es mit Werkzeugen prüfen, die nicht unsere sind.</translation>
    </message>
    <message>
        <source>This GPU reports a fault, and those beside it do not. That points at the GPU itself, and not at what it shares with them: cooling, power or a switch.</source>
        <translation>Diese GPU meldet eine Störung, und die neben ihr melden keine. Das weist auf die GPU selbst und nicht auf das, was sie mit ihnen teilt: Kühlung, Strom oder einen Switch.</translation>
    </message>
    <message>
        <source>The incident has only just begun, and no GPU shows it yet. Those that it harms will within seconds, and are shown here then.</source>
        <translation>Der Störfall hat eben erst begonnen, und noch ist er keiner GPU anzusehen. Denen, die er trifft, sieht man ihn in wenigen Sekunden an; sie werden dann hier gezeigt.</translation>
    </message>
</context>
<context>
    <name>kit::Absence</name>
    <message>
        <source>not applicable</source>
        <translation>entfällt</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>k. A.</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>nicht veröffentlicht</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>nicht aktuell</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>getilgt</translation>
    </message>
</context>
<context>
    <name>kit::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>kit::ChangeDialog</name>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Nothing is made before you apply it.</source>
        <translation>Bis zum Übernehmen wird nichts angelegt.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Nothing differs from what stands.</source>
        <translation>Nichts weicht vom geltenden Stand ab.</translation>
    </message>
    <message>
        <source>&amp;Reason, kept beside the log</source>
        <translation>&amp;Begründung, neben dem Protokoll aufbewahrt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Merge and check again</source>
        <translation>Zusammenführen und neu prüfen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>There is nothing to apply yet.</source>
        <translation>Es gibt noch nichts zu übernehmen.</translation>
    </message>
    <message>
        <source>The service checks it.</source>
        <translation>Der Dienst prüft es.</translation>
    </message>
    <message>
        <source>The service applies it.</source>
        <translation>Der Dienst übernimmt es.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) refer to it: %1</source>
        <translation>
            <numerusform>%n Objekt verweist darauf: %1</numerusform>
            <numerusform>%n Objekte verweisen darauf: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The service would apply this.</source>
        <translation>Der Dienst würde dies übernehmen.</translation>
    </message>
    <message>
        <source>Some fields need another value.</source>
        <translation>Einige Felder brauchen einen anderen Wert.</translation>
    </message>
    <message>
        <source>The object was changed by somebody else meanwhile. Close this and look at it again.</source>
        <translation>Das Objekt wurde inzwischen von jemand anderem geändert. Dies schließen und es neu ansehen.</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else while you edited it. Choose what shall stand.</source>
        <translation>%1 wurde während der Bearbeitung von jemand anderem geändert. Auswählen, was gelten soll.</translation>
    </message>
    <message>
        <source>It is a change like any other: checked, recorded, and itself undone the same way.</source>
        <translation>Dies ist eine Änderung wie jede andere: geprüft, aufgezeichnet und auf dieselbe Weise umkehrbar.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Discard your changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>What you entered for %1 is not applied yet.</source>
        <translation>Die Eingaben für %1 sind noch nicht übernommen.</translation>
    </message>
    <message>
        <source>%1: this is no value of its kind.</source>
        <translation>%1: Das ist kein Wert dieser Art.</translation>
    </message>
    <message>
        <source>The service checks it; it is applied when nothing stands against it.</source>
        <translation>Der Dienst prüft es; sie wird übernommen, sobald nichts dagegen spricht.</translation>
    </message>
    <message>
        <source>These fields need another value: %1</source>
        <translation>Diese Felder brauchen einen anderen Wert: %1</translation>
    </message>
    <message>
        <source>Nothing changes before you apply it.</source>
        <translation>Bis zum Übernehmen ändert sich nichts.</translation>
    </message>
    <message>
        <source>Show the field</source>
        <translation>Feld zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes back “%1”.</source>
        <translation>Es nimmt „%1“ zurück.</translation>
    </message>
    <message>
        <source>It takes back “%1”, done because of “%2”.</source>
        <translation>Es nimmt „%1“ zurück, begründet mit „%2“.</translation>
    </message>
    <message>
        <source>It concerns %1.</source>
        <translation>Es betrifft %1.</translation>
    </message>
    <message>
        <source>The service would apply this; what would follow is still worked out.</source>
        <translation>Der Dienst würde dies übernehmen; was daraus folgen würde, wird noch ermittelt.</translation>
    </message>
    <message>
        <source>%1 It is not applied yet; do so if you mean it nonetheless.</source>
        <comment>a warning</comment>
        <translation>%1 Noch ist nichts übernommen; dies ist trotzdem möglich.</translation>
    </message>
    <message>
        <source>JSON, to read</source>
        <translation>JSON, zum Lesen</translation>
    </message>
    <message>
        <source>Nothing is compared until this field has a value.</source>
        <translation>Verglichen wird, sobald dieses Feld einen Wert hat.</translation>
    </message>
    <message>
        <source>It deletes %1.</source>
        <translation>Gelöscht wird: %1.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Redo the change of %1, event %L2</source>
        <translation>Änderung von %1 wiederholen, Ereignis %L2</translation>
    </message>
    <message numerus="yes">
        <source>Redo the change of %n object(s), event %L1</source>
        <translation>
            <numerusform>Änderung von %n Objekt wiederholen, Ereignis %L1</numerusform>
            <numerusform>Änderung von %n Objekten wiederholen, Ereignis %L1</numerusform>
        </translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo of event %L1</source>
        <translation>Wiederholung von Ereignis %L1</translation>
    </message>
    <message>
        <source>Undo the change of %1, event %L2</source>
        <translation>Änderung von %1 rückgängig machen, Ereignis %L2</translation>
    </message>
    <message numerus="yes">
        <source>Undo the change of %n object(s), event %L1</source>
        <translation>
            <numerusform>Änderung an %n Objekt rückgängig machen, Ereignis %L1</numerusform>
            <numerusform>Änderung an %n Objekten rückgängig machen, Ereignis %L1</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo of event %L1</source>
        <translation>Rücknahme von Ereignis %L1</translation>
    </message>
    <message>
        <source>The change of %1 is taken back, as event %L2 of the log.</source>
        <translation>Die Änderung von %1 ist zurückgenommen, als Ereignis %L2 des Protokolls.</translation>
    </message>
    <message>
        <source>The change of %1 is applied, as event %L2 of the log.</source>
        <translation>Die Änderung von %1 ist übernommen, als Ereignis %L2 des Protokolls.</translation>
    </message>
    <message numerus="yes">
        <source>The change of %n object(s) is taken back, as event %L1 of the log.</source>
        <translation>
            <numerusform>Die Änderung von %n Objekt ist zurückgenommen, als Ereignis %L1 des Protokolls.</numerusform>
            <numerusform>Die Änderung von %n Objekten ist zurückgenommen, als Ereignis %L1 des Protokolls.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The change of %n object(s) is applied, as event %L1 of the log.</source>
        <translation>
            <numerusform>Die Änderung von %n Objekt ist übernommen, als Ereignis %L1 des Protokolls.</numerusform>
            <numerusform>Die Änderung von %n Objekten ist übernommen, als Ereignis %L1 des Protokolls.</numerusform>
        </translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Freigabe beantragen</translation>
    </message>
    <message>
        <source>The service would ask others; nothing changes before they approve.</source>
        <translation>Der Dienst würde andere um Freigabe bitten; vorher ändert sich nichts.</translation>
    </message>
    <message>
        <source>The service would do this, once the reason says what a rule asks for.</source>
        <translation>Der Dienst würde dies tun, sobald der Grund sagt, was eine Regel verlangt.</translation>
    </message>
    <message>
        <source>What it needs is still to be filled in.</source>
        <translation>Was nötig ist, muss noch ausgefüllt werden.</translation>
    </message>
</context>
<context>
    <name>kit::ChangePolicyView</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <comment>a sentence</comment>
        <translation>Warum: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a verb, a sentence</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kit::ConflictView</name>
    <message>
        <source>Kept from the other change: %1</source>
        <translation>Von der anderen Änderung behalten: %1</translation>
    </message>
    <message>
        <source>Both changes fit together; nothing is lost.</source>
        <translation>Beide Änderungen passen zusammen; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>Zuvor</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Take theirs for %1</source>
        <translation>Anderen Wert für %1 nehmen</translation>
    </message>
    <message>
        <source>Keep yours for %1</source>
        <translation>Eigenen Wert für %1 behalten</translation>
    </message>
</context>
<context>
    <name>kit::DiffView</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
</context>
<context>
    <name>kit::ExportActions</name>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>kit::FactList</name>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy all facts</source>
        <translation>Alle Angaben kopieren</translation>
    </message>
</context>
<context>
    <name>kit::FieldEditor</name>
    <message>
        <source>Separated by commas</source>
        <translation>Durch Kommas getrennt</translation>
    </message>
    <message>
        <source>One key=value on each line</source>
        <translation>Je Zeile ein Schlüssel=Wert</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Am</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>It is a structure, which is only shown here.</source>
        <translation>Das ist eine Struktur; hier wird sie nur gezeigt.</translation>
    </message>
    <message>
        <source>a structure, which stands under JSON</source>
        <translation>eine Struktur, die unter JSON steht</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s), which stand under JSON</source>
        <translation>
            <numerusform>%n Element, das unter JSON steht</numerusform>
            <numerusform>%n Elemente, die unter JSON stehen</numerusform>
        </translation>
    </message>
    <message>
        <source>For example 30 s, 5 min or 1 h 30 min</source>
        <translation>Zum Beispiel 30 s, 5 min oder 1 h 30 min</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Choose an engine template first.</source>
        <translation>Wählen Sie zuerst eine Engine-Vorlage.</translation>
    </message>
    <message>
        <source>This engine template has no settings.</source>
        <translation>Diese Engine-Vorlage hat keine Einstellungen.</translation>
    </message>
    <message>
        <source>left to the engine</source>
        <translation>der Engine überlassen</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1, from %L2 to %L3</source>
        <comment>default, least, most</comment>
        <translation>%1, von %L2 bis %L3</translation>
    </message>
    <message>
        <source>Remove %1, which the engine does not know</source>
        <translation>%1 entfernen, das die Engine nicht kennt</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Move element %1 up</source>
        <translation>Element %1 nach oben</translation>
    </message>
    <message>
        <source>Move element %1 down</source>
        <translation>Element %1 nach unten</translation>
    </message>
    <message>
        <source>Remove element %1</source>
        <translation>Element %1 entfernen</translation>
    </message>
    <message>
        <source>One on each line</source>
        <translation>Je Zeile eines</translation>
    </message>
    <message>
        <source>For example 24 GiB or 512 MiB</source>
        <translation>Zum Beispiel 24 GiB oder 512 MiB</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>For example %1</source>
        <translation>Zum Beispiel %1</translation>
    </message>
    <message>
        <source>There is none yet</source>
        <translation>Es gibt noch keines</translation>
    </message>
</context>
<context>
    <name>kit::FieldRow</name>
    <message>
        <source>This is no value of its kind.</source>
        <translation>Das ist kein Wert dieser Art.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field, what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kit::FilterBar</name>
    <message>
        <source>Filter, for example %1</source>
        <translation>Filter, zum Beispiel %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Vervollständigungen</translation>
    </message>
    <message>
        <source>Position %L1: %2</source>
        <translation>Stelle %L1: %2</translation>
    </message>
    <message>
        <source>This is an old spelling; write %1 instead.</source>
        <translation>Dies ist eine alte Schreibweise; stattdessen %1 schreiben.</translation>
    </message>
</context>
<context>
    <name>kit::GridColumns</name>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Fit all columns</source>
        <translation>Alle Spalten anpassen</translation>
    </message>
</context>
<context>
    <name>kit::HistoryModel</name>
    <message>
        <source>Time, %1</source>
        <translation>Zeit, %1</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
</context>
<context>
    <name>kit::HistoryView</name>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>The history of what you select stands here.</source>
        <translation>Hier steht der Verlauf des Ausgewählten.</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>Der Verlauf konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>The object comes back as it was last, under the same identity.</source>
        <translation>Das Objekt kehrt in seinem letzten Stand und mit derselben Identität zurück.</translation>
    </message>
    <message>
        <source>%1, %2, without a reason</source>
        <translation>%1, %2, ohne Begründung</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Objects of this kind are changed by their own actions alone.</source>
        <translation>Objekte dieser Art werden nur durch ihre eigenen Aktionen geändert.</translation>
    </message>
    <message>
        <source>Restore this revision</source>
        <translation>Diese Revision wiederherstellen</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>Select a revision to see what it changed, or two to compare them.</source>
        <translation>Wählen Sie eine Revision, um zu sehen, was sie geändert hat, oder zwei, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Revision %L1 against %L2</source>
        <translation>Revision %L1 gegenüber %L2</translation>
    </message>
    <message>
        <source>Revision %L1, the first</source>
        <translation>Revision %L1, die erste</translation>
    </message>
    <message>
        <source>Restore revision %L1 of %2</source>
        <translation>Revision %L1 von %2 wiederherstellen</translation>
    </message>
    <message>
        <source>Back to revision %L1</source>
        <translation>Zurück zu Revision %L1</translation>
    </message>
    <message>
        <source>It becomes a new revision; none is lost.</source>
        <translation>Sie wird eine neue Revision; keine geht verloren.</translation>
    </message>
    <message>
        <source>Select one revision.</source>
        <translation>Wählen Sie eine Revision.</translation>
    </message>
    <message>
        <source>This is the present revision.</source>
        <translation>Das ist die gegenwärtige Revision.</translation>
    </message>
    <message>
        <source>This revision is a deletion.</source>
        <translation>Diese Revision ist eine Löschung.</translation>
    </message>
    <message>
        <source>What is deleted comes back as it was last; choose its last revision.</source>
        <translation>Gelöschtes kommt so zurück, wie es zuletzt war; wählen Sie seine letzte Revision.</translation>
    </message>
    <message>
        <source>Approved by %1</source>
        <translation>Freigegeben von %1</translation>
    </message>
</context>
<context>
    <name>kit::HostView</name>
    <message>
        <source>Host, over the last hour</source>
        <translation>Rechner, in der letzten Stunde</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>k. A.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>share, amount</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2 now.</source>
        <translation>%1: jetzt %2.</translation>
    </message>
    <message>
        <source>%1: %2 now; in the last hour %3 on average, %4 at most.</source>
        <translation>%1: jetzt %2; in der letzten Stunde im Mittel %3, höchstens %4.</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Waits for processors</source>
        <translation>Warten auf Prozessoren</translation>
    </message>
    <message>
        <source>Waits for memory</source>
        <translation>Warten auf Speicher</translation>
    </message>
    <message>
        <source>Waits for disks</source>
        <translation>Warten auf Platten</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Auslagerung</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Read from disks</source>
        <translation>Von Platten gelesen</translation>
    </message>
    <message>
        <source>Written to disks</source>
        <translation>Auf Platten geschrieben</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percentage</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 MB/s</translation>
    </message>
</context>
<context>
    <name>kit::Inspector</name>
    <message>
        <source>Parts of what is selected</source>
        <translation>Teile des Ausgewählten</translation>
    </message>
</context>
<context>
    <name>kit::JsonView</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>kit::ListPane</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Change the filter, or clear it with Escape.</source>
        <translation>Den Filter ändern oder mit Escape leeren.</translation>
    </message>
    <message>
        <source>Nothing that you may see</source>
        <translation>Nichts, was Sie sehen dürfen</translation>
    </message>
    <message>
        <source>There may be some of these: to see them all, a role with the permission %1 is needed.</source>
        <translation>Es kann welche geben: Um alle zu sehen, ist eine Rolle mit der Berechtigung %1 nötig.</translation>
    </message>
</context>
<context>
    <name>kit::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>kit::NavigationModel</name>
    <message>
        <source>Operate</source>
        <translation>Betrieb</translation>
    </message>
    <message>
        <source>Govern</source>
        <translation>Aufsicht</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>kit::ObjectActions</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>Klonen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Several are selected, and this is done to one alone.</source>
        <translation>Mehrere sind ausgewählt; dies geht nur mit einem allein.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
</context>
<context>
    <name>kit::ObstacleMenu</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
</context>
<context>
    <name>kit::PictureWords</name>
    <message>
        <source>Partly simulated</source>
        <translation>Teilweise simuliert</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
</context>
<context>
    <name>kit::ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
</context>
<context>
    <name>kit::ReasonField</name>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>For example a ticket, or why now</source>
        <translation>Zum Beispiel ein Ticket, oder warum jetzt</translation>
    </message>
    <message>
        <source>At most %L1 characters are kept, and this is %L2. Shorten it first.</source>
        <translation>Höchstens %L1 Zeichen werden aufbewahrt, und dies sind %L2. Bitte zuerst kürzen.</translation>
    </message>
    <message>
        <source>Say why first; then Return does it.</source>
        <translation>Erst sagen, warum; dann führt die Eingabetaste es aus.</translation>
    </message>
</context>
<context>
    <name>kit::SkeletonBars</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
</context>
<context>
    <name>kit::SpecForm</name>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation>Zugehörigkeit</translation>
    </message>
    <message>
        <source>Only shown here</source>
        <translation>Hier nur gezeigt</translation>
    </message>
</context>
<context>
    <name>kit::StatePanel</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>kit::TimeAxis</name>
    <message>
        <source>%1 %2</source>
        <comment>time of day, zone</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>kit::TimeChart</name>
    <message>
        <source>%1 to %2</source>
        <comment>least and greatest value</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>value, time of day</comment>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>Latest %1. Least %2, greatest %3.</source>
        <translation>Zuletzt %1. Niedrigster Wert %2, höchster %3.</translation>
    </message>
</context>
<context>
    <name>kit::TimeText</name>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>A date, a time of day and the name of the time zone.</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>vor %n s</numerusform>
            <numerusform>vor %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n min</numerusform>
            <numerusform>vor %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n h</numerusform>
            <numerusform>vor %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format</comment>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>kit::VerbDialog</name>
    <message>
        <source>&amp;Reason, kept beside the log</source>
        <translation>&amp;Begründung, neben dem Protokoll aufbewahrt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Say why first.</source>
        <translation>Sagen Sie zuerst, warum.</translation>
    </message>
    <message>
        <source>What it is done to</source>
        <translation>Was es betrifft</translation>
    </message>
    <message>
        <source>&amp;Reason, needed; kept beside the log</source>
        <translation>&amp;Begründung, nötig; neben dem Protokoll aufbewahrt</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Freigabe beantragen</translation>
    </message>
    <message>
        <source>Once it is approved: %1</source>
        <comment>what then happens, a sentence</comment>
        <translation>Sobald es freigegeben ist: %1</translation>
    </message>
    <message>
        <source>Rules ask others to approve this, and it cannot wait for that: as it is, it will be refused.</source>
        <translation>Regeln verlangen, dass andere dies freigeben, und darauf kann es nicht warten: So wird es abgelehnt.</translation>
    </message>
</context>
<context>
    <name>kit::WindowGrid</name>
    <message>
        <source>loading</source>
        <translation>lädt</translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>nicht lesbar</translation>
    </message>
</context>
<context>
    <name>overviewpage::CapacityCard</name>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Open GPUs</source>
        <translation>GPUs öffnen</translation>
    </message>
    <message>
        <source>Add a simulated fleet</source>
        <translation>Simulierte Flotte hinzufügen</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>All that are known</source>
        <translation>Alle bekannten</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Zugeteilt</translation>
    </message>
    <message>
        <source>Given to replicas</source>
        <translation>An Replikate</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>Wirksam</translation>
    </message>
    <message>
        <source>Give a rate</source>
        <translation>Preis angeben</translation>
    </message>
    <message>
        <source>There are no GPUs yet</source>
        <translation>Noch gibt es keine GPUs</translation>
    </message>
    <message>
        <source>They are found by themselves on this host, and elsewhere once a source tells of them.</source>
        <translation>Auf diesem Rechner werden sie von selbst gefunden, anderswo, sobald eine Quelle von ihnen berichtet.</translation>
    </message>
    <message numerus="yes">
        <source>on %Ln node(s)</source>
        <translation>
            <numerusform>auf %Ln Knoten</numerusform>
            <numerusform>auf %Ln Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of all</source>
        <comment>share</comment>
        <translation>%1 von allen</translation>
    </message>
    <message>
        <source>Of %L1 GPUs %L2 are allocated, %L3 are active and %L4 are effective.</source>
        <translation>Von %L1 GPUs sind %L2 zugeteilt, %L3 aktiv und %L4 wirksam.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) stale</source>
        <translation>
            <numerusform>%Ln GPU veraltet</numerusform>
            <numerusform>%Ln GPUs veraltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) cordoned</source>
        <translation>
            <numerusform>%Ln Knoten gesperrt</numerusform>
            <numerusform>%Ln Knoten gesperrt</numerusform>
        </translation>
    </message>
    <message>
        <source>Of what is stale nothing was heard for longer than it is asked.</source>
        <translation>Von Veraltetem wurde länger nichts gehört, als es befragt wird.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are allocated and idle, which costs %1 an hour.</source>
        <translation>
            <numerusform>%Ln GPU ist zugeteilt und untätig; das kostet %1 in der Stunde.</numerusform>
            <numerusform>%Ln GPUs sind zugeteilt und untätig; das kostet %1 in der Stunde.</numerusform>
        </translation>
    </message>
    <message>
        <source>No GPU that is allocated is idle.</source>
        <translation>Keine zugeteilte GPU ist untätig.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are allocated and idle. No rate says what that costs.</source>
        <translation>
            <numerusform>%Ln GPU ist zugeteilt und untätig. Kein Preis sagt, was das kostet.</numerusform>
            <numerusform>%Ln GPUs sind zugeteilt und untätig. Kein Preis sagt, was das kostet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Allocated, and at work</source>
        <translation>Zugeteilt und tätig</translation>
    </message>
    <message>
        <source>Allocated, half busy</source>
        <translation>Zugeteilt, mindestens halb ausgelastet</translation>
    </message>
    <message>
        <source>Show GPUs</source>
        <translation>GPUs zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) used by others</source>
        <translation>
            <numerusform>%Ln GPU von anderen genutzt</numerusform>
            <numerusform>%Ln GPUs von anderen genutzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Workloads that a telemetry source tells of run on what others use, and the service placed none of these.</source>
        <translation>Auf dem, was andere nutzen, laufen Arbeitslasten, von denen eine Telemetriequelle berichtet; der Dienst hat keine davon platziert.</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <comment>at least so many</comment>
        <translation>≥ %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln nicht bekannt</numerusform>
            <numerusform>%Ln nicht bekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Of %L1 GPUs %L2 are allocated.</source>
        <translation>Von %L1 GPUs sind %L2 zugeteilt.</translation>
    </message>
    <message numerus="yes">
        <source>Whether anything runs on %Ln allocated GPU(s) is not known now.</source>
        <translation>
            <numerusform>Ob auf %Ln zugeteilten GPU etwas läuft, ist derzeit nicht bekannt.</numerusform>
            <numerusform>Ob auf %Ln zugeteilten GPUs etwas läuft, ist derzeit nicht bekannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are used by workloads that the service did not place.</source>
        <translation>
            <numerusform>%Ln GPU wird von Arbeitslasten genutzt, die der Dienst nicht platziert hat.</numerusform>
            <numerusform>%Ln GPUs werden von Arbeitslasten genutzt, die der Dienst nicht platziert hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether allocated GPUs are idle is not known now.</source>
        <translation>Ob zugeteilte GPUs untätig sind, ist derzeit nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>No allocated GPU is known to be idle; of %Ln it is not known now.</source>
        <translation>
            <numerusform>Von keiner zugeteilten GPU ist bekannt, dass sie untätig ist; von %Ln ist es derzeit nicht bekannt.</numerusform>
            <numerusform>Von keiner zugeteilten GPU ist bekannt, dass sie untätig ist; von %Ln ist es derzeit nicht bekannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln allocated GPU(s) do nothing now, and none was seen so for 15 minutes.</source>
        <translation>
            <numerusform>%Ln zugeteilte GPU tut derzeit nichts, und keine wurde 15 Minuten lang so gesehen.</numerusform>
            <numerusform>%Ln zugeteilte GPUs tun derzeit nichts, und keine wurde 15 Minuten lang so gesehen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>overviewpage::FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Nothing is deployed yet. Once something serves, this page shows how it is and what needs you.</source>
        <translation>Noch gibt es kein Deployment. Sobald eines Anfragen beantwortet, zeigt diese Seite, wie es ihm geht und was Sie braucht.</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Ein Modell importieren</translation>
    </message>
    <message>
        <source>Choose a GGUF or safetensors file on the service&apos;s host. Its header is read in a sandbox, and every byte is hashed.</source>
        <translation>Wählen Sie eine GGUF- oder safetensors-Datei auf dem Rechner des Dienstes. Ihr Kopf wird in einer Sandbox gelesen und jedes Byte gehasht.</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Deploy it</source>
        <translation>Es bereitstellen</translation>
    </message>
    <message>
        <source>Choose an engine and how many replicas. The plan says where they fit before any starts.</source>
        <translation>Wählen Sie eine Engine und die Zahl der Replikate. Der Plan sagt, wo sie passen, bevor eines startet.</translation>
    </message>
    <message>
        <source>New deployment</source>
        <translation>Neues Deployment</translation>
    </message>
    <message>
        <source>Or look around first</source>
        <translation>Oder sich erst umsehen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>A made-up organisation with a simulated fleet of 1,920 GPUs, in a window and a store of its own. Nothing of yours is touched.</source>
        <translation>Eine erfundene Organisation mit einer simulierten Flotte von 1.920 GPUs, mit eigenem Fenster und eigenen Daten. Nichts von Ihnen wird berührt.</translation>
    </message>
    <message>
        <source>Look around in a demo</source>
        <translation>In einer Demo umsehen</translation>
    </message>
</context>
<context>
    <name>overviewpage::HealthCard</name>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Beeinträchtigt</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Deployments</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Nicht verfügbar</translation>
    </message>
    <message>
        <source>Rolling out</source>
        <translation>Im Rollout</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Routes and providers</source>
        <translation>Routen und Anbieter</translation>
    </message>
    <message>
        <source>Routes down</source>
        <translation>Routen gestört</translation>
    </message>
    <message>
        <source>Routes degraded</source>
        <translation>Beeinträchtigt</translation>
    </message>
    <message>
        <source>Providers failing</source>
        <translation>Anbieter gestört</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) critical</source>
        <translation>
            <numerusform>%Ln GPU kritisch</numerusform>
            <numerusform>%Ln GPUs kritisch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) degraded</source>
        <translation>
            <numerusform>%Ln GPU beeinträchtigt</numerusform>
            <numerusform>%Ln GPUs beeinträchtigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) with a notice</source>
        <translation>
            <numerusform>%Ln GPU mit einem Hinweis</numerusform>
            <numerusform>%Ln GPUs mit einem Hinweis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) unavailable</source>
        <translation>
            <numerusform>%Ln Deployment nicht verfügbar</numerusform>
            <numerusform>%Ln Deployments nicht verfügbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) degraded</source>
        <translation>
            <numerusform>%Ln Deployment beeinträchtigt</numerusform>
            <numerusform>%Ln Deployments beeinträchtigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) starting or rolling out</source>
        <translation>
            <numerusform>%Ln Deployment startet oder ist im Rollout</numerusform>
            <numerusform>%Ln Deployments starten oder sind im Rollout</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) available</source>
        <translation>
            <numerusform>%Ln Deployment verfügbar</numerusform>
            <numerusform>%Ln Deployments verfügbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) stopped</source>
        <translation>
            <numerusform>%Ln Deployment gestoppt</numerusform>
            <numerusform>%Ln Deployments gestoppt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln route(s) down</source>
        <translation>
            <numerusform>%Ln Route gestört</numerusform>
            <numerusform>%Ln Routen gestört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln route(s) degraded</source>
        <translation>
            <numerusform>%Ln Route beeinträchtigt</numerusform>
            <numerusform>%Ln Routen beeinträchtigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln provider(s) failing</source>
        <translation>
            <numerusform>%Ln Anbieter gestört</numerusform>
            <numerusform>%Ln Anbieter gestört</numerusform>
        </translation>
    </message>
    <message>
        <source>not known, as no GPU is heard of</source>
        <translation>nicht bekannt, da von keiner GPU etwas zu hören ist</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) stale: nothing is heard of them any more</source>
        <translation>
            <numerusform>%Ln GPU veraltet: von ihr ist nichts mehr zu hören</numerusform>
            <numerusform>%Ln GPUs veraltet: von ihnen ist nichts mehr zu hören</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of which nothing was heard yet</source>
        <translation>
            <numerusform>%Ln GPU, von der noch nichts gehört wurde</numerusform>
            <numerusform>%Ln GPUs, von denen noch nichts gehört wurde</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>overviewpage::IncidentBanner</name>
    <message>
        <source>End it…</source>
        <translation>Beenden…</translation>
    </message>
    <message>
        <source>What may go wrong on the simulated fleet, and the end of what does.</source>
        <translation>Was auf der simulierten Flotte schiefgehen kann, und das Ende dessen, was schiefgeht.</translation>
    </message>
    <message>
        <source>“%1” is under way on the simulated fleet, since %2.</source>
        <comment>an incident, an instant</comment>
        <translation>„%1“ läuft auf der simulierten Flotte, seit %2.</translation>
    </message>
</context>
<context>
    <name>overviewpage::LatelyCard</name>
    <message>
        <source>What changed lately</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Open Audit</source>
        <translation>Prüfprotokoll öffnen</translation>
    </message>
    <message>
        <source>Nothing that you may see was changed yet.</source>
        <translation>Noch wurde nichts geändert, das Sie sehen dürfen.</translation>
    </message>
    <message>
        <source>The last changes are being read.</source>
        <translation>Die letzten Änderungen werden gelesen.</translation>
    </message>
    <message>
        <source>No reason was given.</source>
        <translation>Kein Grund angegeben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln other(s)</source>
        <comment>object, how many were changed with it</comment>
        <translation>
            <numerusform>%1 und %Ln weiteres</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What was deleted before this window was opened, refused, or decided by the service itself stands in the audit log.</source>
        <translation>Was gelöscht wurde, bevor dieses Fenster geöffnet wurde, was abgelehnt wurde und was der Dienst selbst entschied, steht im Prüfprotokoll.</translation>
    </message>
</context>
<context>
    <name>overviewpage::NeedRow</name>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Beeinträchtigt</translation>
    </message>
    <message>
        <source>Waits for a decision</source>
        <translation>Wartet auf eine Entscheidung</translation>
    </message>
</context>
<context>
    <name>overviewpage::NeedsCard</name>
    <message>
        <source>Needs you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Nothing waits for you: what is wanted serves, and no decision is open.</source>
        <translation>Nichts wartet auf Sie: Alles Gewünschte ist aktiv, und keine Entscheidung ist offen.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more, none of them graver than these</source>
        <translation>
            <numerusform>%Ln weiteres zeigen, nicht ernster als diese</numerusform>
            <numerusform>%Ln weitere zeigen, keines ernster als diese</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show only the gravest; %Ln more wait</source>
        <translation>
            <numerusform>Nur die ernstesten zeigen; %Ln weiteres wartet</numerusform>
            <numerusform>Nur die ernstesten zeigen; %Ln weitere warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only the gravest</source>
        <translation>Nur die ernstesten zeigen</translation>
    </message>
</context>
<context>
    <name>overviewpage::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>GPUs of simulated nodes do not exist.</source>
        <translation>GPUs simulierter Knoten gibt es nicht.</translation>
    </message>
    <message>
        <source>The overview could not be loaded</source>
        <translation>Die Übersicht konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>You may not see what is measured here</source>
        <translation>Sie dürfen nicht sehen, was hier gemessen wird</translation>
    </message>
    <message>
        <source>The figures of the fleet could not be loaded</source>
        <translation>Die Zahlen der Flotte konnten nicht geladen werden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s)</source>
        <translation>
            <numerusform>%Ln Deployment</numerusform>
            <numerusform>%Ln Deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln Modell</numerusform>
            <numerusform>%Ln Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>deployments, models</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Start an incident…</source>
        <translation>Störfall beginnen…</translation>
    </message>
</context>
<context>
    <name>policiespage::BacktestView</name>
    <message>
        <source>Run the backtest</source>
        <translation>Rückblick rechnen</translation>
    </message>
    <message>
        <source>Newly denied</source>
        <translation>Neu abgelehnt</translation>
    </message>
    <message>
        <source>Newly allowed</source>
        <translation>Neu erlaubt</translation>
    </message>
    <message>
        <source>Decisions that would come out otherwise</source>
        <translation>Entscheidungen, die anders ausgingen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Otherwise obliged</source>
        <translation>Andere Pflichten</translation>
    </message>
    <message>
        <source>By team</source>
        <translation>Nach Team</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>Nach Regel</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Results of the backtest</source>
        <translation>Ergebnisse des Rückblicks</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>The past is decided once more.</source>
        <translation>Die Vergangenheit wird noch einmal entschieden.</translation>
    </message>
    <message>
        <source>Nothing was run yet. A backtest decides once more what was decided, by the rules in force and by these, as if all of them were enforced.</source>
        <translation>Noch nichts gerechnet. Ein Rückblick entscheidet noch einmal, was entschieden wurde, nach den geltenden Regeln und nach diesen, als wären alle durchgesetzt.</translation>
    </message>
    <message>
        <source>%1 The rules were changed since.</source>
        <comment>a sentence</comment>
        <translation>%1 Die Regeln wurden seitdem geändert.</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>kein Team</translation>
    </message>
    <message>
        <source>There is nothing to count</source>
        <translation>Es gibt nichts zu zählen</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a permission, an object</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a verdict, a rule</comment>
        <translation>%1 durch %2</translation>
    </message>
    <message>
        <source>Nothing comes out otherwise</source>
        <translation>Nichts geht anders aus</translation>
    </message>
    <message>
        <source>No decision of this time is kept.</source>
        <translation>Keine Entscheidung dieser Zeit ist aufbewahrt.</translation>
    </message>
    <message>
        <source>The draft decides the past as it was decided.</source>
        <translation>Der Entwurf entscheidet die Vergangenheit, wie sie entschieden wurde.</translation>
    </message>
    <message>
        <source>Nothing was run yet</source>
        <translation>Noch nichts wurde gerechnet</translation>
    </message>
    <message>
        <source>Run the backtest to see what would come out otherwise.</source>
        <translation>Rechnen Sie den Rückblick, um zu sehen, was anders ausginge.</translation>
    </message>
    <message>
        <source>Select a policy set first.</source>
        <translation>Bitte zuerst einen Richtliniensatz auswählen.</translation>
    </message>
    <message>
        <source>It runs already.</source>
        <translation>Er läuft schon.</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln decision(s) %1 would be newly denied, %2 newly allowed and %3 otherwise obliged. It took %4.</source>
        <translation>
            <numerusform>Von %Ln Entscheidung würden %1 neu abgelehnt, %2 neu erlaubt und %3 unter andere Pflichten gestellt. Das dauerte %4.</numerusform>
            <numerusform>Von %Ln Entscheidungen würden %1 neu abgelehnt, %2 neu erlaubt und %3 unter andere Pflichten gestellt. Das dauerte %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>When (%1)</source>
        <comment>time zone</comment>
        <translation>Wann (%1)</translation>
    </message>
</context>
<context>
    <name>policiespage::BreakGlassDetail</name>
    <message>
        <source>For example %1</source>
        <translation>Zum Beispiel %1</translation>
    </message>
    <message>
        <source> min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Rules of</source>
        <translation>Regeln von</translation>
    </message>
    <message>
        <source>Name the ticket of the emergency.</source>
        <translation>Nennen Sie das Ticket des Notfalls.</translation>
    </message>
    <message>
        <source>Choose whose rules are in the way.</source>
        <translation>Bitte wählen, wessen Regeln im Weg stehen.</translation>
    </message>
</context>
<context>
    <name>policiespage::BreakGlassView</name>
    <message>
        <source>holds</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>to be reviewed</source>
        <translation>zu prüfen</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>Emergencies</source>
        <translation>Notfälle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation>Begonnen von</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Rules of</source>
        <translation>Regeln von</translation>
    </message>
    <message>
        <source>all sets</source>
        <translation>alle Sätze</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>The glass was never broken</source>
        <translation>Die Scheibe wurde nie eingeschlagen</translation>
    </message>
    <message>
        <source>In an emergency an administrator suspends rules for an hour at most, and somebody else reviews it afterwards.</source>
        <translation>Im Notfall setzt jemand aus der Administration Regeln für höchstens eine Stunde aus, und jemand anderes prüft es danach.</translation>
    </message>
    <message>
        <source>Select an emergency first.</source>
        <translation>Wählen Sie zuerst einen Notfall.</translation>
    </message>
    <message>
        <source>It is over already.</source>
        <translation>Er ist schon vorbei.</translation>
    </message>
    <message>
        <source>It is not over yet.</source>
        <translation>Er ist noch nicht vorbei.</translation>
    </message>
    <message>
        <source>It is reviewed already.</source>
        <translation>Er ist schon geprüft.</translation>
    </message>
    <message>
        <source>Somebody else than who began it reviews it.</source>
        <translation>Prüfen muss jemand anderes als wer ihn begonnen hat.</translation>
    </message>
    <message>
        <source>Begun (%1)</source>
        <comment>time zone</comment>
        <translation>Begonnen (%1)</translation>
    </message>
    <message>
        <source>End (%1)</source>
        <comment>time zone</comment>
        <translation>Ende (%1)</translation>
    </message>
</context>
<context>
    <name>policiespage::DecisionMatrix</name>
    <message>
        <source>%1 by %2</source>
        <comment>a verdict, a rule</comment>
        <translation>%1 durch %2</translation>
    </message>
    <message>
        <source>Asked by %1</source>
        <comment>a rule</comment>
        <translation>Gefordert von %1</translation>
    </message>
    <message>
        <source>Roles do not allow it, whatever policies say.</source>
        <translation>Rollen erlauben es nicht, was auch immer Richtlinien sagen.</translation>
    </message>
</context>
<context>
    <name>policiespage::DifferenceView</name>
    <message>
        <source>What would be decided otherwise</source>
        <translation>Was anders entschieden würde</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Zum Beispiel</translation>
    </message>
    <message>
        <source>Rule before</source>
        <translation>Regel vorher</translation>
    </message>
    <message>
        <source>Rule after</source>
        <translation>Regel nachher</translation>
    </message>
    <message>
        <source>Make a test of the example</source>
        <translation>Beispiel zum Test machen</translation>
    </message>
    <message>
        <source>Nothing is compared</source>
        <translation>Nichts wird verglichen</translation>
    </message>
    <message>
        <source>Versions are compared as soon as there is no mistake in the rules.</source>
        <translation>Fassungen werden verglichen, sobald kein Fehler in den Regeln ist.</translation>
    </message>
    <message>
        <source>no rule</source>
        <translation>keine Regel</translation>
    </message>
    <message>
        <source>Nothing would be decided otherwise</source>
        <translation>Nichts würde anders entschieden</translation>
    </message>
    <message>
        <source>What you have written decides as what is in force. Rules in the shadow decide nothing.</source>
        <translation>Was Sie geschrieben haben, entscheidet wie das Geltende. Regeln im Schatten entscheiden nichts.</translation>
    </message>
    <message>
        <source>Nothing was written yet.</source>
        <translation>Noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>Select a difference first.</source>
        <translation>Wählen Sie zuerst einen Unterschied.</translation>
    </message>
    <message>
        <source>This difference has no example.</source>
        <translation>Dieser Unterschied hat kein Beispiel.</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was es bedeutet</translation>
    </message>
</context>
<context>
    <name>policiespage::Draft</name>
    <message>
        <source>Publish the new policy set %1</source>
        <translation>Neuen Richtliniensatz %1 veröffentlichen</translation>
    </message>
    <message>
        <source>Publish %1</source>
        <translation>%1 veröffentlichen</translation>
    </message>
    <message>
        <source>Its rules are in force as soon as it is applied, each as much as its mode says. What is under way is not asked again.</source>
        <translation>Seine Regeln gelten, sobald er angewendet ist, jede so weit ihr Modus sagt. Was schon läuft, wird nicht noch einmal gefragt.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
</context>
<context>
    <name>policiespage::ExampleEditor</name>
    <message>
        <source>Asked about</source>
        <translation>Gefragt wird nach</translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>Angabe hinzufügen</translation>
    </message>
</context>
<context>
    <name>policiespage::FactRow</name>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Remove this fact</source>
        <translation>Diese Angabe entfernen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>policiespage::FindingsView</name>
    <message>
        <source>Findings of the analysis</source>
        <translation>Befunde der Analyse</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was es bedeutet</translation>
    </message>
    <message>
        <source>Show the rule</source>
        <translation>Regel zeigen</translation>
    </message>
    <message>
        <source>Make a test of the example</source>
        <translation>Beispiel zum Test machen</translation>
    </message>
    <message>
        <source>Nothing is analysed</source>
        <translation>Nichts wird analysiert</translation>
    </message>
    <message>
        <source>Rules are analysed as soon as there is no mistake in them.</source>
        <translation>Regeln werden analysiert, sobald kein Fehler in ihnen ist.</translation>
    </message>
    <message>
        <source>%1, perhaps</source>
        <translation>vielleicht %1</translation>
    </message>
    <message>
        <source>all rules of a stage</source>
        <translation>alle Regeln einer Stufe</translation>
    </message>
    <message>
        <source>never met</source>
        <translation>nie erfüllt</translation>
    </message>
    <message>
        <source>There is nothing to look at</source>
        <translation>Es gibt nichts anzusehen</translation>
    </message>
    <message>
        <source>No rule is dead, superfluous or in conflict with another. For each there are people, objects and places that it could match. Its tests of the change and the time, and its exceptions, were not looked up.</source>
        <translation>Keine Regel ist tot, überflüssig oder im Widerspruch zu einer anderen. Für jede gibt es Personen, Objekte und Orte, auf die sie zutreffen könnte. Ihre Tests der Änderung und der Zeit und ihre Ausnahmen wurden nicht nachgesehen.</translation>
    </message>
    <message>
        <source>Select a finding first.</source>
        <translation>Zuerst einen Fund auswählen.</translation>
    </message>
    <message>
        <source>This finding is about all rules of a stage.</source>
        <translation>Dieser Befund betrifft alle Regeln einer Stufe.</translation>
    </message>
    <message>
        <source>This finding has no example.</source>
        <translation>Dieser Befund hat kein Beispiel.</translation>
    </message>
</context>
<context>
    <name>policiespage::FlipCharts</name>
    <message>
        <source>Newly denied</source>
        <translation>Neu abgelehnt</translation>
    </message>
    <message>
        <source>Newly allowed</source>
        <translation>Neu erlaubt</translation>
    </message>
    <message>
        <source>Otherwise obliged</source>
        <translation>Andere Pflichten</translation>
    </message>
</context>
<context>
    <name>policiespage::MatrixView</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Models by teams</source>
        <translation>Modelle nach Teams</translation>
    </message>
    <message>
        <source>Roles by verbs</source>
        <translation>Rollen nach Verben</translation>
    </message>
    <message>
        <source>One principal</source>
        <translation>Eine Person</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Wovon</translation>
    </message>
    <message>
        <source>Who may what</source>
        <translation>Wer darf was</translation>
    </message>
    <message>
        <source>The chosen cell</source>
        <translation>Die gewählte Zelle</translation>
    </message>
    <message>
        <source>wherever it runs</source>
        <translation>wo immer es läuft</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>The policies could not be asked</source>
        <translation>Die Richtlinien konnten nicht gefragt werden</translation>
    </message>
    <message>
        <source>There is nothing to compare</source>
        <translation>Es gibt nichts zu vergleichen</translation>
    </message>
    <message>
        <source>There are no models or no teams yet.</source>
        <translation>Es gibt noch keine Modelle oder keine Teams.</translation>
    </message>
    <message>
        <source>By policies alone %1 are denied and %2 allowed under obligations. Whoever does it needs the role for it too.</source>
        <translation>Allein nach Richtlinien sind %1 abgelehnt und %2 mit Pflichten erlaubt. Wer es tut, braucht auch die Rolle dafür.</translation>
    </message>
    <message>
        <source>Select a cell first.</source>
        <translation>Wählen Sie zuerst eine Zelle.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden durch</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Gefordert von</translation>
    </message>
    <message>
        <source>By roles and policies together %1 are not in the role, %2 denied by policies and %3 allowed under obligations.</source>
        <translation>Nach Rollen und Richtlinien zusammen sind %1 nicht in der Rolle, %2 durch Richtlinien abgelehnt und %3 unter Auflagen erlaubt.</translation>
    </message>
    <message>
        <source>does not allow it</source>
        <translation>erlaubt es nicht</translation>
    </message>
    <message>
        <source>So marked is what would be decided otherwise if the shadow were enforced or without an emergency.</source>
        <translation>So markiert ist, was anders entschieden würde, wenn der Schatten durchgesetzt wäre oder ohne einen Notfall.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>rules</comment>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Some rules ask about what is not known here, such as labels, and count as if they did not match: %2</source>
        <comment>sentences, rules</comment>
        <translation>%1 Einige Regeln fragen nach dem, was hier nicht bekannt ist, etwa nach Labels, und zählen, als träfen sie nicht zu: %2</translation>
    </message>
    <message>
        <source>By roles and policies together %1 are allowed by no role, %2 denied by policies and %3 allowed under obligations.</source>
        <translation>Nach Rollen und Richtlinien zusammen sind %1 durch keine Rolle erlaubt, %2 durch Richtlinien abgelehnt und %3 unter Auflagen erlaubt.</translation>
    </message>
    <message>
        <source>In these teams alone</source>
        <translation>Nur in diesen Teams</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Sonst</translation>
    </message>
    <message>
        <source>not in the role</source>
        <translation>nicht in der Rolle</translation>
    </message>
    <message>
        <source>allowed by no role</source>
        <translation>durch keine Rolle erlaubt</translation>
    </message>
</context>
<context>
    <name>policiespage::PoliciesPage</name>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Break the glass</source>
        <translation>Scheibe einschlagen</translation>
    </message>
    <message>
        <source>End the emergency</source>
        <translation>Notfall beenden</translation>
    </message>
    <message>
        <source>Review the emergency</source>
        <translation>Notfall prüfen</translation>
    </message>
    <message>
        <source>The policies could not be loaded</source>
        <translation>Die Richtlinien konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>There are no policies yet</source>
        <translation>Es gibt noch keine Richtlinien</translation>
    </message>
    <message>
        <source>Without rules everything is allowed that roles allow. Begin with a template: its rules are in the shadow first, and change nothing.</source>
        <translation>Ohne Regeln ist alles erlaubt, was Rollen erlauben. Beginnen Sie mit einer Vorlage: ihre Regeln sind zuerst im Schatten und ändern nichts.</translation>
    </message>
    <message>
        <source>No rule matches the filter</source>
        <translation>Keine Regel passt zum Filter</translation>
    </message>
    <message>
        <source>Change the filter, or clear it.</source>
        <translation>Ändern oder leeren Sie den Filter.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n rule(s) enforced, in %2</source>
        <translation>
            <numerusform>%1 von %n Regel durchgesetzt, in %2</numerusform>
            <numerusform>%1 von %n Regeln durchgesetzt, in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s)</source>
        <comment>of policies</comment>
        <translation>
            <numerusform>%Ln Satz</numerusform>
            <numerusform>%Ln Sätzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be reviewed</source>
        <comment>emergencies</comment>
        <translation>
            <numerusform>%Ln zu prüfen</numerusform>
            <numerusform>%Ln zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Views of the policies</source>
        <translation>Ansichten der Richtlinien</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Who may what</source>
        <translation>Wer darf was</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Emergencies</source>
        <translation>Notfälle</translation>
    </message>
    <message>
        <source>Filter by name, effect, stage or mode</source>
        <translation>Nach Name, Wirkung, Stufe oder Modus filtern</translation>
    </message>
    <message>
        <source>Filter of rules</source>
        <translation>Filter der Regeln</translation>
    </message>
    <message>
        <source>Policy sets and their rules</source>
        <translation>Richtliniensätze und ihre Regeln</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n rule(s) enforced and %2 suspended, in %3</source>
        <translation>
            <numerusform>%1 von %n Regel durchgesetzt und %2 ausgesetzt, in %3</numerusform>
            <numerusform>%1 von %n Regeln durchgesetzt und %2 ausgesetzt, in %3</numerusform>
        </translation>
    </message>
    <message>
        <source>What it let through</source>
        <translation>Was er durchließ</translation>
    </message>
</context>
<context>
    <name>policiespage::PolicyActions</name>
    <message>
        <source>Publish the policy set</source>
        <translation>Richtliniensatz veröffentlichen</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Discard what is written</source>
        <translation>Geschriebenes verwerfen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>New policy set from a template</source>
        <translation>Neuer Richtliniensatz aus einer Vorlage</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts geschrieben.</translation>
    </message>
    <message>
        <source>Select a policy set first.</source>
        <translation>Wählen Sie zuerst einen Richtliniensatz.</translation>
    </message>
    <message>
        <source>Select a rule first.</source>
        <translation>Wählen Sie zuerst eine Regel.</translation>
    </message>
    <message>
        <source>There are mistakes in it; they are named below the editor.</source>
        <translation>Er enthält Fehler; sie stehen unter dem Editor.</translation>
    </message>
    <message>
        <source>Empty policy set</source>
        <translation>Leerer Richtliniensatz</translation>
    </message>
    <message>
        <source>Show the change request that asks for it</source>
        <translation>Den Antrag zeigen, der darum bittet</translation>
    </message>
    <message>
        <source>Show the change request</source>
        <translation>Antrag zeigen</translation>
    </message>
    <message>
        <source>%1 asked for exactly this: %2. The change request is not decided or applied yet.</source>
        <comment>a person, an instant</comment>
        <translation>%1 hat genau dies beantragt: %2. Der Antrag ist noch nicht entschieden oder angewandt.</translation>
    </message>
    <message>
        <source>No change request asks for what is written.</source>
        <translation>Kein Antrag bittet um das, was geschrieben ist.</translation>
    </message>
    <message>
        <source>Another policy set has this name already.</source>
        <translation>Ein anderer Richtliniensatz hat diesen Namen schon.</translation>
    </message>
    <message>
        <source>You may look and try here, and what you write is checked. To publish it needs the permission %1.</source>
        <translation>Hier kann man lesen und ausprobieren, und was man schreibt, wird geprüft. Um es zu veröffentlichen, ist die Berechtigung %1 nötig.</translation>
    </message>
    <message>
        <source>Mend the JSON text first, or discard it.</source>
        <translation>Bitte zuerst den JSON-Text berichtigen oder verwerfen.</translation>
    </message>
    <message>
        <source>The JSON text is no policy set yet: %1</source>
        <comment>a sentence</comment>
        <translation>Der JSON-Text ist noch kein Richtliniensatz: %1</translation>
    </message>
    <message>
        <source>What was written of %1 is discarded.</source>
        <translation>Was an %1 geschrieben war, ist verworfen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Something else was written of %1 since. Publish or discard that first, then take the discard back.</source>
        <translation>An %1 wurde seitdem anderes geschrieben. Veröffentlichen oder verwerfen Sie das zuerst, dann lässt sich das Verwerfen rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>policiespage::PolicyJson</name>
    <message>
        <source>Policy set as JSON</source>
        <translation>Richtliniensatz als JSON</translation>
    </message>
    <message>
        <source>The text holds no policy set: it needs a member “policy_set”.</source>
        <translation>Der Text enthält keinen Richtliniensatz: ihm fehlt „policy_set“.</translation>
    </message>
    <message>
        <source>The name of a set does not change. This one is %1.</source>
        <translation>Der Name eines Satzes ändert sich nicht. Dieser ist %1.</translation>
    </message>
    <message>
        <source>Another policy set has this name already. Choose another one.</source>
        <translation>Ein anderer Richtliniensatz hat diesen Namen schon. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Line %L1: %2</source>
        <comment>a number, what is wrong there</comment>
        <translation>Zeile %L1: %2</translation>
    </message>
</context>
<context>
    <name>policiespage::PolicyTreeModel</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Getroffen</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1 (bearbeitet)</translation>
    </message>
    <message>
        <source>Asked at: %1</source>
        <translation>Gefragt bei: %1</translation>
    </message>
    <message>
        <source>An emergency suspends it. Its mode: %1.</source>
        <translation>Ein Notfall setzt sie aus. Ihr Modus: %1.</translation>
    </message>
    <message>
        <source>An emergency suspends the rules of this set.</source>
        <translation>Ein Notfall setzt die Regeln dieses Satzes aus.</translation>
    </message>
    <message>
        <source>So many it would have stopped.</source>
        <translation>So viele hätte sie aufgehalten.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Aufgehalten</translation>
    </message>
</context>
<context>
    <name>policiespage::PredicateList</name>
    <message>
        <source>Add a test</source>
        <translation>Test hinzufügen</translation>
    </message>
</context>
<context>
    <name>policiespage::PredicateRow</name>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Remove this test</source>
        <translation>Diesen Test entfernen</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Values, separated by commas</source>
        <translation>Werte, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>policiespage::ProblemList</name>
    <message>
        <source>This text is no policy set yet:</source>
        <translation>Dieser Text ist noch kein Richtliniensatz:</translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s):</source>
        <translation>
            <numerusform>%n Fehler:</numerusform>
            <numerusform>%n Fehler:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test(s) fail.</source>
        <translation>
            <numerusform>%Ln Test schlägt fehl.</numerusform>
            <numerusform>%Ln Tests schlagen fehl.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test(s) pass.</source>
        <translation>
            <numerusform>%Ln Test besteht.</numerusform>
            <numerusform>%Ln Tests bestehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Analysis finds nothing.</source>
        <translation>Die Analyse findet nichts.</translation>
    </message>
    <message numerus="yes">
        <source>Analysis finds %Ln thing(s) to look at.</source>
        <translation>
            <numerusform>Die Analyse findet %Ln Punkt zum Ansehen.</numerusform>
            <numerusform>Die Analyse findet %Ln Punkte zum Ansehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No mistake. %1 %2</source>
        <comment>two sentences</comment>
        <translation>Kein Fehler. %1 %2</translation>
    </message>
    <message>
        <source>No mistake. %1 It is being analysed.</source>
        <comment>a sentence</comment>
        <translation>Kein Fehler. %1 Die Analyse läuft.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field, what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Nothing here can be mended by itself</source>
        <translation>Hier lässt sich nichts von selbst beheben</translation>
    </message>
</context>
<context>
    <name>policiespage::PublishGates</name>
    <message>
        <source>What analysis says of it is not known: %1</source>
        <comment>a sentence</comment>
        <translation>Was die Analyse dazu sagt, ist nicht bekannt: %1</translation>
    </message>
    <message numerus="yes">
        <source>Analysis finds %Ln thing(s) to look at.</source>
        <translation>
            <numerusform>Die Analyse findet %Ln Punkt zum Ansehen.</numerusform>
            <numerusform>Die Analyse findet %Ln Punkte zum Ansehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What it would have decided in the last day is not known: %1</source>
        <comment>a sentence</comment>
        <translation>Was er am letzten Tag entschieden hätte, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>If all its rules counted, of the %1 decisions of the last day %2 would be newly denied and %3 otherwise obliged.</source>
        <translation>Zählten alle seine Regeln, würden von den %1 Entscheidungen des letzten Tages %2 neu abgelehnt und %3 unter andere Pflichten gestellt.</translation>
    </message>
</context>
<context>
    <name>policiespage::RolloutView</name>
    <message>
        <source>How much each rule counts</source>
        <translation>Wie weit jede Regel gilt</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Getroffen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Warn</source>
        <translation>Warnen</translation>
    </message>
    <message>
        <source>Enforce 5 %</source>
        <translation>Für 5 % durchsetzen</translation>
    </message>
    <message>
        <source>Enforce 50 %</source>
        <translation>Für 50 % durchsetzen</translation>
    </message>
    <message>
        <source>Enforce for all</source>
        <translation>Für alle durchsetzen</translation>
    </message>
    <message>
        <source>As it is since</source>
        <translation>So seit</translation>
    </message>
    <message>
        <source>%1 % of what it matched</source>
        <translation>%1 % dessen, was sie getroffen hat</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>The set has no rules</source>
        <translation>Der Satz hat keine Regeln</translation>
    </message>
    <message>
        <source>Add one, or begin with a template.</source>
        <translation>Fügen Sie eine hinzu, oder beginnen Sie mit einer Vorlage.</translation>
    </message>
    <message>
        <source>%1 % refused</source>
        <translation>%1 % abgelehnt</translation>
    </message>
    <message>
        <source>%1 % refused. Until %2 the rule goes back into the shadow by itself when, within five minutes, it refuses more than twice that share of the changes: at least 20, of at least 2 people.</source>
        <comment>a share, an instant</comment>
        <translation>%1 % abgelehnt. Bis %2 geht die Regel von selbst in den Schatten zurück, wenn sie innerhalb von fünf Minuten mehr als das Doppelte dieses Anteils der Änderungen ablehnt: mindestens 20, von mindestens 2 Personen.</translation>
    </message>
    <message>
        <source>The rule does not stand yet: the set is to be published first.</source>
        <translation>Die Regel gilt noch nicht: Der Satz muss erst veröffentlicht werden.</translation>
    </message>
    <message>
        <source>Select a rule first.</source>
        <translation>Wählen Sie zuerst eine Regel.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Aufgehalten</translation>
    </message>
    <message>
        <source>Would stop</source>
        <translation>Würde aufhalten</translation>
    </message>
</context>
<context>
    <name>policiespage::RowsPane</name>
    <message>
        <source>What is chosen</source>
        <translation>Was gewählt ist</translation>
    </message>
</context>
<context>
    <name>policiespage::RuleForm</name>
    <message>
        <source>It matches when</source>
        <translation>Sie greift, wenn</translation>
    </message>
    <message>
        <source>Unless</source>
        <translation>Außer wenn</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>A rule needs an id.</source>
        <translation>Eine Regel braucht eine ID.</translation>
    </message>
    <message>
        <source>Another rule has this id already.</source>
        <translation>Eine andere Regel hat diese ID schon.</translation>
    </message>
</context>
<context>
    <name>policiespage::SetForm</name>
    <message>
        <source>Policy set</source>
        <translation>Richtliniensatz</translation>
    </message>
    <message>
        <source>Another policy set has this name already. Choose another one.</source>
        <translation>Ein anderer Richtliniensatz hat diesen Namen schon. Wählen Sie einen anderen.</translation>
    </message>
</context>
<context>
    <name>policiespage::TestForm</name>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>What must come of it</source>
        <translation>Was herauskommen muss</translation>
    </message>
</context>
<context>
    <name>policiespage::TestsView</name>
    <message>
        <source>Tests of the set</source>
        <translation>Tests des Satzes</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Expects</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>The rules say</source>
        <translation>Die Regeln sagen</translation>
    </message>
    <message>
        <source>Edit in the JSON</source>
        <translation>Im JSON bearbeiten</translation>
    </message>
    <message>
        <source>Expect this</source>
        <translation>Das erwarten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>From now on the test expects what the rules say now.</source>
        <translation>Von jetzt an erwartet der Test, was die Regeln jetzt sagen.</translation>
    </message>
    <message>
        <source>New test</source>
        <translation>Neuer Test</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>schlägt fehl</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wozu</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>Gefragt bei</translation>
    </message>
    <message>
        <source>Rule that must decide</source>
        <translation>Regel, die entscheiden muss</translation>
    </message>
    <message>
        <source>Rule that decides</source>
        <translation>Regel, die entscheidet</translation>
    </message>
    <message>
        <source>The set has no tests</source>
        <translation>Der Satz hat keine Tests</translation>
    </message>
    <message>
        <source>A test says what must come of one question. Rules are enforced while all of them pass.</source>
        <translation>Ein Test sagt, was bei einer Frage herauskommen muss. Regeln gelten, solange alle bestehen.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>All tests</source>
        <translation>Alle Tests</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>Select a test first.</source>
        <translation>Wählen Sie zuerst einen Test.</translation>
    </message>
    <message>
        <source>It is not known what the rules say.</source>
        <translation>Es ist nicht bekannt, was die Regeln sagen.</translation>
    </message>
    <message>
        <source>The test already expects what the rules say.</source>
        <translation>Der Test erwartet schon, was die Regeln sagen.</translation>
    </message>
</context>
<context>
    <name>policiespage::ValuesLine</name>
    <message>
        <source>%1, %2</source>
        <comment>a name, an id</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>policiespage::WhyEvent</name>
    <message>
        <source>Show the event</source>
        <translation>Ereignis zeigen</translation>
    </message>
    <message>
        <source>Event %L1 is being read.</source>
        <translation>Ereignis %L1 wird gelesen.</translation>
    </message>
    <message>
        <source>Event %L1 cannot be shown. %2</source>
        <comment>an index, a sentence</comment>
        <translation>Ereignis %L1 kann nicht gezeigt werden. %2</translation>
    </message>
    <message>
        <source>Event %L1, %2: %3 used %4.</source>
        <comment>an index, an instant, a person, a permission</comment>
        <translation>Ereignis %L1, %2: %3 nutzte %4.</translation>
    </message>
    <message>
        <source>Event %L1, %2: %3 used %4 on %5.</source>
        <comment>an index, an instant, a person, a permission, an object</comment>
        <translation>Ereignis %L1, %2: %3 nutzte %4 an %5.</translation>
    </message>
</context>
<context>
    <name>policiespage::WhyQuestion</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Does what</source>
        <translation>Tut was</translation>
    </message>
    <message>
        <source>With what</source>
        <translation>Womit</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Does what, for example %1</source>
        <translation>Tut was, zum Beispiel %1</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
</context>
<context>
    <name>policiespage::WhyView</name>
    <message>
        <source>What each rule made of it</source>
        <translation>Was jede Regel dazu sagt</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>Questions that were asked</source>
        <translation>Gestellte Fragen</translation>
    </message>
    <message>
        <source>Show the rule</source>
        <translation>Regel zeigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a stage, what is asked about</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This could not be explained</source>
        <translation>Das konnte nicht erklärt werden</translation>
    </message>
    <message>
        <source>Nothing was asked yet</source>
        <translation>Noch nichts gefragt</translation>
    </message>
    <message>
        <source>Say who would do what with what, and where. What is left out is not known to the rules.</source>
        <translation>Sagen Sie, wer was womit und wo tun würde. Was Sie weglassen, kennen die Regeln nicht.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wozu</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a number, a policy set</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Geschrieben von</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>There are no rules</source>
        <translation>Es gibt keine Regeln</translation>
    </message>
    <message>
        <source>No policy set has a rule at this stage.</source>
        <translation>Kein Richtliniensatz hat eine Regel auf dieser Stufe.</translation>
    </message>
    <message>
        <source>An emergency suspended the rules then. %1
By the policies in force now: %2</source>
        <comment>what was decided, what is decided now</comment>
        <translation>Ein Notfall setzte die Regeln damals aus. %1
Nach den jetzt geltenden Richtlinien: %2</translation>
    </message>
    <message>
        <source>Decided then: %1
By the policies in force now: %2</source>
        <comment>what was decided, what is now</comment>
        <translation>Damals entschieden: %1
Nach den jetzt geltenden Richtlinien: %2</translation>
    </message>
    <message>
        <source>By the policies in force now: %1</source>
        <comment>what is decided now</comment>
        <translation>Nach den jetzt geltenden Richtlinien: %1</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Show the version that decided</source>
        <translation>Die Fassung zeigen, die entschieden hat</translation>
    </message>
    <message>
        <source>%1 Rules that ask for what is not known here, such as what is changed, were taken not to match.</source>
        <comment>a sentence</comment>
        <translation>%1 Von Regeln, die nach etwas fragen, das hier nicht bekannt ist, etwa was geändert wird, ist angenommen, dass sie nicht zutreffen.</translation>
    </message>
</context>
<context>
    <name>policiespage::Workspace</name>
    <message>
        <source>Parts of the policy set</source>
        <translation>Teile des Richtliniensatzes</translation>
    </message>
    <message>
        <source>Select a set or a rule, or begin a new set from a template.</source>
        <translation>Wählen Sie einen Satz oder eine Regel, oder beginnen Sie einen neuen Satz mit einer Vorlage.</translation>
    </message>
    <message>
        <source>%1 at %2, of %3</source>
        <comment>an effect, a stage, a policy set</comment>
        <translation>%1 bei %2, von %3</translation>
    </message>
    <message>
        <source>New, and not published yet</source>
        <translation>Neu und noch nicht veröffentlicht</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a tab and how many things are in it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>Backtest</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>shell::BreakGlassBanner</name>
    <message>
        <source>An emergency suspends all rules until %1: %2 broke the glass for %3.</source>
        <comment>an instant, a person, a ticket</comment>
        <translation>Ein Notfall setzt bis %1 alle Regeln aus: %2 hat für %3 die Scheibe eingeschlagen.</translation>
    </message>
    <message>
        <source>An emergency suspends the rules of %1 until %2: %3 broke the glass for %4.</source>
        <comment>policy sets, an instant, a person, a ticket</comment>
        <translation>Ein Notfall setzt die Regeln von %1 bis %2 aus: %3 hat für %4 die Scheibe eingeschlagen.</translation>
    </message>
</context>
<context>
    <name>shell::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Die Liste filtern</translation>
    </message>
    <message>
        <source>Open what is selected</source>
        <translation>Öffnen, was ausgewählt ist</translation>
    </message>
    <message>
        <source>Menu of what is selected</source>
        <translation>Menü zu dem, was ausgewählt ist</translation>
    </message>
</context>
<context>
    <name>shell::Leaving</name>
    <message numerus="yes">
        <source>%n replica(s) run in the service of this machine:</source>
        <translation>
            <numerusform>%n Replikat läuft im Dienst dieses Rechners:</numerusform>
            <numerusform>%n Replikate laufen im Dienst dieses Rechners:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n replica(s)</source>
        <comment>a deployment</comment>
        <translation>
            <numerusform>%1: %n Replikat</numerusform>
            <numerusform>%1: %n Replikate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) run in the service of this machine: %1</source>
        <translation>
            <numerusform>Im Dienst dieses Rechners läuft %n Aufgabe: %1</numerusform>
            <numerusform>Im Dienst dieses Rechners laufen %n Aufgaben: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Replicas are still running</source>
        <translation>Replikate laufen noch</translation>
    </message>
    <message>
        <source>Work is still running</source>
        <translation>Arbeit läuft noch</translation>
    </message>
    <message>
        <source>Kept running, they go on answering requests without the console, and tasks finish. Stopped, they are scaled to zero first; that is a change, which their revisions take back.</source>
        <translation>Laufen sie weiter, beantworten sie Anfragen auch ohne Konsole, und Aufgaben arbeiten zu Ende. Werden sie beendet, so werden sie zuvor auf null skaliert; das ist eine Änderung, die sich über ihre Revisionen zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>Left alone, it finishes and then ends by itself. Stopped, the work is taken up again at the next start.</source>
        <translation>In Ruhe gelassen, arbeitet er zu Ende und beendet sich dann selbst. Beendet, nimmt er die Arbeit beim nächsten Start wieder auf.</translation>
    </message>
    <message>
        <source>&amp;Keep them running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Let it finish</source>
        <translation>Zu Ende arbeiten lassen</translation>
    </message>
    <message>
        <source>&amp;Stop them</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Stop the service</source>
        <translation>Dienst beenden</translation>
    </message>
    <message numerus="yes">
        <source>Scale %n deployment(s) to zero</source>
        <translation>
            <numerusform>%n Deployment auf null skalieren</numerusform>
            <numerusform>%n Deployments auf null skalieren</numerusform>
        </translation>
    </message>
    <message>
        <source>All their replicas are drained and stopped, then the console closes. Scale them up again when they are to run.</source>
        <translation>Alle ihre Replikate laufen aus und werden beendet, dann schließt sich die Konsole. Skalieren Sie sie wieder hoch, wenn sie laufen sollen.</translation>
    </message>
    <message>
        <source>Scale to zero and close</source>
        <translation>Auf null skalieren und schließen</translation>
    </message>
    <message>
        <source>The console of this machine is closed</source>
        <translation>Die Konsole dieses Rechners wird geschlossen</translation>
    </message>
    <message>
        <source>Replicas are ending</source>
        <translation>Replikate enden</translation>
    </message>
    <message>
        <source>They finish what they have begun. The console closes when the last one has ended.</source>
        <translation>Sie beenden, was sie begonnen haben. Die Konsole schließt sich, wenn das letzte geendet hat.</translation>
    </message>
    <message>
        <source>Close &amp;now</source>
        <translation>&amp;Jetzt schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) are still ending.</source>
        <translation>
            <numerusform>%n Replikat endet noch.</numerusform>
            <numerusform>%n Replikate enden noch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) do not run now and are started again.</source>
        <translation>
            <numerusform>%n Replikat läuft gerade nicht und wird wieder gestartet.</numerusform>
            <numerusform>%n Replikate laufen gerade nicht und werden wieder gestartet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::Lending</name>
    <message>
        <source>This cannot be done with %1.</source>
        <translation>Das geht mit %1 nicht.</translation>
    </message>
</context>
<context>
    <name>shell::MainWindow</name>
    <message>
        <source>No page shows %1 yet.</source>
        <translation>Noch zeigt keine Seite %1.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Search objects and actions</source>
        <translation>Objekte und Aktionen suchen</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu „%1“ gehen</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Verify the log&apos;s newest head now</source>
        <translation>Neuesten Kopf des Protokolls jetzt prüfen</translation>
    </message>
    <message>
        <source>Connect again now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>What does that mean?</source>
        <translation>Was bedeutet das?</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>%1 What you see is the last copy; nothing can be changed until the service is back.</source>
        <translation>%1 Zu sehen ist die letzte Kopie; bis der Dienst zurück ist, lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>The log was rewritten</source>
        <translation>Das Protokoll wurde umgeschrieben</translation>
    </message>
    <message>
        <source>The evidence is the file %1. Accept the log as it is now only when you know why it is another, for example after a restore from a backup.</source>
        <translation>Der Beleg ist die Datei %1. Das jetzige Protokoll nur annehmen, wenn bekannt ist, warum es ein anderes ist, zum Beispiel nach dem Zurückspielen einer Sicherung.</translation>
    </message>
    <message>
        <source>Accept the log as it is now</source>
        <translation>Jetziges Protokoll annehmen</translation>
    </message>
    <message>
        <source>Copy a link to what is shown</source>
        <translation>Link zum Gezeigten kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>The log goes on from what this console saw before.</source>
        <translation>Das Protokoll setzt fort, was diese Konsole zuvor gesehen hat.</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>Demo: everything is simulated</source>
        <translation>Demo: Alles ist simuliert</translation>
    </message>
    <message>
        <source>Present in full screen</source>
        <translation>Im Vollbild präsentieren</translation>
    </message>
    <message>
        <source>Set up the presentation…</source>
        <translation>Präsentation einrichten…</translation>
    </message>
    <message>
        <source>Look around in a demo</source>
        <translation>In einer Demo umsehen</translation>
    </message>
    <message>
        <source>This is the demo.</source>
        <translation>Dies ist die Demo.</translation>
    </message>
    <message>
        <source>Opens a window of its own, with a store of its own; nothing here is touched.</source>
        <translation>Öffnet ein eigenes Fenster mit eigenen Daten; hier wird nichts berührt.</translation>
    </message>
    <message>
        <source>The demo opens in a window of its own.</source>
        <translation>Die Demo öffnet sich in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>Another window could not be opened: %1</source>
        <translation>Ein weiteres Fenster konnte nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>&amp;Show to others</source>
        <translation>Anderen &amp;zeigen</translation>
    </message>
    <message>
        <source>This window cannot start a presentation.</source>
        <translation>Von diesem Fenster aus kann keine Präsentation beginnen.</translation>
    </message>
    <message>
        <source>Redo what was undone last</source>
        <translation>Zuletzt Zurückgenommenes wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Show the emergency</source>
        <translation>Notfall zeigen</translation>
    </message>
</context>
<context>
    <name>shell::Omnibox</name>
    <message>
        <source>Search and actions</source>
        <translation>Suche und Aktionen</translation>
    </message>
    <message>
        <source>Search objects and actions</source>
        <translation>Objekte und Aktionen suchen</translation>
    </message>
    <message>
        <source>Type &gt; for actions alone, @ for objects alone</source>
        <translation>&gt; nur für Aktionen, @ nur für Objekte eingeben</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>shell::OmniboxModel</name>
    <message>
        <source>Type part of a name.</source>
        <translation>Tippen Sie einen Teil eines Namens.</translation>
    </message>
    <message>
        <source>Nothing found for %1.</source>
        <translation>Zu %1 wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>The objects are still being loaded.</source>
        <translation>Die Objekte werden noch geladen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is done, what it is done to</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Follow the link</source>
        <translation>Dem Link folgen</translation>
    </message>
    <message>
        <source>Return says why: %1</source>
        <comment>a sentence</comment>
        <translation>Eingabetaste erklärt es: %1</translation>
    </message>
</context>
<context>
    <name>shell::PresentationDialog</name>
    <message>
        <source>Show these pages in turn</source>
        <translation>Diese Seiten reihum zeigen</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Präsentieren</translation>
    </message>
    <message>
        <source>Large text over the whole screen, without navigation, menus and docks. Esc leads back to this window as it is now.</source>
        <translation>Große Schrift über den ganzen Bildschirm, ohne Navigation, Menüs und Docks. Esc führt zu diesem Fenster zurück, so wie es jetzt ist.</translation>
    </message>
    <message>
        <source>As fits the screen</source>
        <translation>Passend zum Bildschirm</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>&amp;Size of text</source>
        <translation>&amp;Größe der Schrift</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Each of them for</source>
        <translation>&amp;Jede von ihnen für</translation>
    </message>
    <message>
        <source>Pages that are shown in turn</source>
        <translation>Seiten, die reihum gezeigt werden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>shell::PresentationWindow</name>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Ctrl+Right</source>
        <translation>Ctrl+Right</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Ctrl+Left</source>
        <translation>Ctrl+Left</translation>
    </message>
    <message>
        <source>Show pages in turn</source>
        <translation>Seiten reihum zeigen</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu „%1“ gehen</translation>
    </message>
    <message>
        <source>Goes on to %1 when nobody touches anything</source>
        <translation>Geht zu %1 weiter, wenn niemand etwas berührt</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Als Nächstes: %1</translation>
    </message>
    <message>
        <source>Back to the console</source>
        <translation>Zurück zur Konsole</translation>
    </message>
    <message>
        <source>The console could not be opened: %1</source>
        <translation>Die Konsole konnte nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>%1 keeps this page, %2 shows all keys, %3 the console</source>
        <translation>%1 bleibt auf dieser Seite, %2 zeigt alle Tasten, %3 die Konsole</translation>
    </message>
    <message>
        <source>%1 shows pages in turn, %2 all keys, %3 the console</source>
        <translation>%1 zeigt Seiten reihum, %2 alle Tasten, %3 die Konsole</translation>
    </message>
</context>
<context>
    <name>shell::ServingWatch</name>
    <message numerus="yes">
        <source>Deployments are in trouble: %1 and %n other(s).</source>
        <translation>
            <numerusform>Deployments haben Störungen: %1 und %n weiteres.</numerusform>
            <numerusform>Deployments haben Störungen: %1 und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deployments are in trouble: %1.</source>
        <translation>Deployments haben Störungen: %1.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>shell::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>This service</source>
        <translation>Dieser Dienst</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>Holds from the next start of the console.</source>
        <translation>Gilt ab dem nächsten Start der Konsole.</translation>
    </message>
    <message>
        <source>&amp;Language, from the next start</source>
        <translation>&amp;Sprache, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Trust domain</source>
        <translation>Vertrauensdomäne</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Key of the log</source>
        <translation>Schlüssel des Protokolls</translation>
    </message>
    <message>
        <source>Keys at rest</source>
        <translation>Schlüssel auf dem Datenträger</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>verschlüsselt</translation>
    </message>
    <message>
        <source>not encrypted at rest</source>
        <translation>nicht verschlüsselt abgelegt</translation>
    </message>
    <message>
        <source>Start the service with a key file or a systemd credential to have its keys wrapped.</source>
        <translation>Den Dienst mit einer Schlüsseldatei oder einem systemd-Credential starten, damit seine Schlüssel verschlüsselt werden.</translation>
    </message>
</context>
<context>
    <name>shell::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>● Connected</source>
        <translation>● Verbunden</translation>
    </message>
    <message>
        <source>● Connected, %L1 ms</source>
        <translation>● Verbunden, %L1 ms</translation>
    </message>
    <message>
        <source>○ Not connected; trying again</source>
        <translation>○ Nicht verbunden; neuer Versuch läuft</translation>
    </message>
    <message>
        <source>○ Refused</source>
        <translation>○ Abgelehnt</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>Data is live</source>
        <translation>Daten sind aktuell</translation>
    </message>
    <message>
        <source>Data is %1 old</source>
        <translation>Daten sind %1 alt</translation>
    </message>
    <message>
        <source>Log not verified yet</source>
        <translation>Protokoll noch nicht geprüft</translation>
    </message>
    <message>
        <source>Verifying the log</source>
        <translation>Protokoll wird geprüft</translation>
    </message>
    <message>
        <source>✕ The log was rewritten</source>
        <translation>✕ Das Protokoll wurde umgeschrieben</translation>
    </message>
    <message>
        <source>◇ Simulated</source>
        <translation>◇ Simuliert</translation>
    </message>
    <message>
        <source>These clusters do not exist, and what is shown of them is made up: %1</source>
        <translation>Diese Cluster gibt es nicht, und was von ihnen gezeigt wird, ist erfunden: %1</translation>
    </message>
    <message numerus="yes">
        <source>Data is live, but %Ln telemetry source(s) are silent</source>
        <translation>
            <numerusform>Daten sind aktuell, aber %Ln Telemetriequelle schweigt</numerusform>
            <numerusform>Daten sind aktuell, aber %Ln Telemetriequellen schweigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Log of %L1 events verified at %2</source>
        <translation>Protokoll mit %L1 Ereignissen geprüft am %2</translation>
    </message>
</context>
<context>
    <name>shell::TaskList</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s): %1</source>
        <translation>
            <numerusform>%n Aufgabe: %1</numerusform>
            <numerusform>%n Aufgaben: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s): %1, %L2 %</source>
        <translation>
            <numerusform>%n Aufgabe: %1, %L2 %</numerusform>
            <numerusform>%n Aufgaben: %1, %L2 %</numerusform>
        </translation>
    </message>
    <message>
        <source>No tasks</source>
        <translation>Keine Aufgaben</translation>
    </message>
    <message>
        <source>Imports and verifications stand here while they run, and for a while after.</source>
        <translation>Importe und Prüfungen stehen hier, während sie laufen und eine Weile danach.</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>Import von %1</translation>
    </message>
    <message>
        <source>Verification of the log</source>
        <translation>Prüfung des Protokolls</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>wird abgebrochen</translation>
    </message>
    <message>
        <source>%1 is imported.</source>
        <translation>%1 ist importiert.</translation>
    </message>
    <message>
        <source>The whole log agrees with what is stored.</source>
        <translation>Das ganze Protokoll stimmt mit dem Gespeicherten überein.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>%1 was not imported. %2</source>
        <translation>%1 wurde nicht importiert. %2</translation>
    </message>
    <message>
        <source>The log was not verified. %1</source>
        <translation>Das Protokoll wurde nicht geprüft. %1</translation>
    </message>
    <message>
        <source>%1, took %2</source>
        <translation>%1, dauerte %2</translation>
    </message>
    <message>
        <source>%1: %2, took %3</source>
        <translation>%1: %2, dauerte %3</translation>
    </message>
    <message>
        <source>The store is sealed; not even its end can be written.</source>
        <translation>Der Speicher ist versiegelt; nicht einmal ihr Ende kann geschrieben werden.</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>It is being cancelled.</source>
        <translation>Es wird gerade abgebrochen.</translation>
    </message>
</context>
<context>
    <name>shell::TopBar</name>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n Meldung</numerusform>
            <numerusform>%n Meldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
</context>
<context>
    <name>shell::Undo</name>
    <message>
        <source>Nothing was changed from this window since it was opened.</source>
        <translation>Aus diesem Fenster wurde nichts geändert, seit es geöffnet wurde.</translation>
    </message>
    <message>
        <source>The last change has no undo: %1</source>
        <translation>Die letzte Änderung lässt sich nicht rückgängig machen: %1</translation>
    </message>
    <message>
        <source>All that was changed from this window is taken back.</source>
        <translation>Alles, was aus diesem Fenster geändert wurde, ist zurückgenommen.</translation>
    </message>
    <message>
        <source>Nothing was taken back that can be done again.</source>
        <translation>Es wurde nichts zurückgenommen, das sich wiederholen ließe.</translation>
    </message>
</context>
<context>
    <name>topologypage::NodeActions</name>
    <message>
        <source>Cordon node</source>
        <translation>Knoten sperren</translation>
    </message>
    <message>
        <source>Cordon</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Uncordon node</source>
        <translation>Knoten entsperren</translation>
    </message>
    <message>
        <source>Uncordon</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>It is cordoned already.</source>
        <translation>Er ist schon gesperrt.</translation>
    </message>
    <message>
        <source>It is not cordoned.</source>
        <translation>Er ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>Drain node</source>
        <translation>Knoten räumen</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Räumen</translation>
    </message>
    <message>
        <source>Stop draining node</source>
        <translation>Räumen des Knotens beenden</translation>
    </message>
    <message>
        <source>Stop draining</source>
        <translation>Räumen beenden</translation>
    </message>
    <message>
        <source>It is drained already.</source>
        <translation>Er wird schon geräumt.</translation>
    </message>
    <message>
        <source>It is not drained.</source>
        <translation>Er wird nicht geräumt.</translation>
    </message>
</context>
<context>
    <name>topologypage::ObjectInspector</name>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Select an object to see what it is.</source>
        <translation>Wählen Sie ein Objekt, um zu sehen, was es ist.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of object, a fact</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Model version</source>
        <translation>Modellversion</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topologypage::TopologyModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Steht in</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
</context>
<context>
    <name>topologypage::TopologyPage</name>
    <message>
        <source>Map of what serves and where it runs</source>
        <translation>Karte dessen, was Anfragen beantwortet und wo es läuft</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Objects of the map</source>
        <translation>Objekte der Karte</translation>
    </message>
    <message>
        <source>The topology could not be loaded</source>
        <translation>Die Topologie konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>Nothing runs here yet</source>
        <translation>Hier läuft noch nichts</translation>
    </message>
    <message>
        <source>The nodes of the service and everything that serves requests on them stand here. Choose a model in the catalog and deploy it.</source>
        <translation>Hier stehen die Knoten des Dienstes und alles, was auf ihnen Anfragen beantwortet. Wählen Sie ein Modell im Katalog und stellen Sie es bereit.</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>Anfragewege</translation>
    </message>
    <message>
        <source>Physical</source>
        <translation>Physisch</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Plan placement</source>
        <translation>Platzierung planen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Hide the plan</source>
        <translation>Plan ausblenden</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save view as PNG…</source>
        <translation>Ansicht als PNG speichern…</translation>
    </message>
    <message>
        <source>Save map as SVG…</source>
        <translation>Karte als SVG speichern…</translation>
    </message>
    <message>
        <source>Save table as CSV…</source>
        <translation>Tabelle als CSV speichern…</translation>
    </message>
    <message>
        <source>%1, %2 on %3</source>
        <comment>deployments, GPUs, nodes</comment>
        <translation>%1, %2 auf %3</translation>
    </message>
    <message numerus="yes">
        <source>%n rolling out</source>
        <translation>
            <numerusform>%n im Rollout</numerusform>
            <numerusform>%n im Rollout</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n serving another revision</source>
        <translation>
            <numerusform>%n mit anderer aktiver Revision</numerusform>
            <numerusform>%n mit anderer aktiver Revision</numerusform>
        </translation>
    </message>
    <message>
        <source>The topology is not loaded yet.</source>
        <translation>Die Topologie ist noch nicht geladen.</translation>
    </message>
    <message>
        <source>The table has no zoom.</source>
        <translation>Die Tabelle kennt keinen Zoom.</translation>
    </message>
    <message>
        <source>Select a deployment first.</source>
        <translation>Zuerst ein Deployment auswählen.</translation>
    </message>
    <message>
        <source>The plan is being worked out.</source>
        <translation>Der Plan wird ausgearbeitet.</translation>
    </message>
    <message>
        <source>Select an object first.</source>
        <translation>Zuerst ein Objekt auswählen.</translation>
    </message>
    <message>
        <source>There is no plan. %1</source>
        <translation>Es gibt keinen Plan. %1</translation>
    </message>
    <message numerus="yes">
        <source>The plan for %1 does not fit: %L2 of %n replica(s) have a node. Point at a node to see why it was not taken.</source>
        <translation>
            <numerusform>Der Plan für %1 passt nicht: %L2 von %n Replikat hat einen Knoten. Zeigen Sie auf einen Knoten, um zu sehen, warum er nicht genommen wurde.</numerusform>
            <numerusform>Der Plan für %1 passt nicht: %L2 von %n Replikaten haben einen Knoten. Zeigen Sie auf einen Knoten, um zu sehen, warum er nicht genommen wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan puts a replica here.</source>
        <translation>Der Plan stellt hier ein Replikat hin.</translation>
    </message>
    <message>
        <source>Save the topology</source>
        <translation>Topologie speichern</translation>
    </message>
    <message>
        <source>The topology was written to %1.</source>
        <translation>Die Topologie wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>The topology could not be written to %1: %2</source>
        <translation>Die Topologie konnte nicht nach %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s)</source>
        <translation>
            <numerusform>%Ln Deployment</numerusform>
            <numerusform>%Ln Deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s)</source>
        <translation>
            <numerusform>%Ln GPU</numerusform>
            <numerusform>%Ln GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln Knoten</numerusform>
            <numerusform>%Ln Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s)</source>
        <translation>
            <numerusform>%Ln Störung</numerusform>
            <numerusform>%Ln Störungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Details beside the map</source>
        <translation>Einzelheiten neben der Karte</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>In a window this large the details are always beside the map.</source>
        <translation>In einem Fenster dieser Größe stehen die Einzelheiten immer neben der Karte.</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln node(s)</source>
        <comment>nodes with GPUs, all nodes</comment>
        <translation>
            <numerusform>%L1 von %Ln Knoten</numerusform>
            <numerusform>%L1 von %Ln Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, each counted where it began: what fails because of it is not counted again.</source>
        <translation>%1, jeweils gezählt, wo es begann: Was deswegen ausfällt, zählt nicht noch einmal.</translation>
    </message>
    <message>
        <source>Topology: where it runs</source>
        <translation>Topologie: wo es läuft</translation>
    </message>
    <message>
        <source>Topology: what serves</source>
        <translation>Topologie: was bedient</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand: %1</translation>
    </message>
</context>
<context>
    <name>topologypage::TopologyView</name>
    <message>
        <source>Nothing is served yet: routes and deployments stand here as soon as there are some.</source>
        <translation>Noch beantwortet hier nichts Anfragen: Routen und Deployments stehen hier, sobald es welche gibt.</translation>
    </message>
    <message>
        <source>No node is known yet: sites, clusters and nodes stand here as soon as there are some.</source>
        <translation>Noch ist kein Knoten bekannt: Standorte, Cluster und Knoten stehen hier, sobald es welche gibt.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
</TS>
