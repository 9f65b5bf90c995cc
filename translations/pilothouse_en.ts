<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>EventWords</name>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1, %n time</numerusform>
            <numerusform>%1, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 +%n</source>
        <translation>
            <numerusform>%1 +%n</numerusform>
            <numerusform>%1 +%n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LastVisit</name>
    <message numerus="yes">
        <source>At your last visit on %1 the log held %2 events. It continues them, with %n more since.</source>
        <translation>
            <numerusform>At your last visit on %1 the log held %2 events. It continues them, with %n more since.</numerusform>
            <numerusform>At your last visit on %1 the log held %2 events. It continues them, with %n more since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n file</numerusform>
            <numerusform>%1 in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message numerus="yes">
        <source>%n resource(s) still refer to %1: %2. Change or delete them first.</source>
        <translation>
            <numerusform>%n resource still refers to %1: %2. Change or delete it first.</numerusform>
            <numerusform>%n resources still refer to %1: %2. Change or delete them first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>auditpage::AuditPage</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) came since this list was made. Show them.</source>
        <translation>
            <numerusform>%n event came since this list was made. Show it.</numerusform>
            <numerusform>%n events came since this list was made. Show them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalogpage::CatalogPage</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n model(s) match</source>
        <translation>
            <numerusform>%L1 of %n model matches</numerusform>
            <numerusform>%L1 of %n models match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kit::ChangeDialog</name>
    <message numerus="yes">
        <source>%n object(s) refer to it: %1</source>
        <translation>
            <numerusform>%n object refers to it: %1</numerusform>
            <numerusform>%n objects refer to it: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are changed in one revision.</source>
        <translation>
            <numerusform>%n object is changed in one revision.</numerusform>
            <numerusform>%n objects are changed in one revision.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kit::FieldEditor</name>
    <message numerus="yes">
        <source>%n element(s), which stand under JSON</source>
        <translation>
            <numerusform>%n element, which stands under JSON</numerusform>
            <numerusform>%n elements, which stand under JSON</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kit::TimeText</name>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>%n s ago</numerusform>
            <numerusform>%n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::MainWindow</name>
    <message numerus="yes">
        <source>%n task(s) run in the service of this machine: %1</source>
        <translation>
            <numerusform>%n task runs in the service of this machine: %1</numerusform>
            <numerusform>%n tasks run in the service of this machine: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::TaskList</name>
    <message numerus="yes">
        <source>%n task(s): %1</source>
        <translation>
            <numerusform>%n task: %1</numerusform>
            <numerusform>%n tasks: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s): %1, %L2 %</source>
        <translation>
            <numerusform>%n task: %1, %L2 %</numerusform>
            <numerusform>%n tasks: %1, %L2 %</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::TopBar</name>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n notice</numerusform>
            <numerusform>%n notices</numerusform>
        </translation>
    </message>
</context>
</TS>
