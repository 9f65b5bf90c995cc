<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AccessWords</name>
    <message numerus="yes">
        <source>ends in %n hour(s)</source>
        <translation>
            <numerusform>ends in %n hour</numerusform>
            <numerusform>ends in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ends in %n day(s)</source>
        <translation>
            <numerusform>ends in %n day</numerusform>
            <numerusform>ends in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllowDialog</name>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>For a day</numerusform>
            <numerusform>For %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeNotice</name>
    <message numerus="yes">
        <source>“%1” is asked for, and waits for %n approval(s).</source>
        <translation>
            <numerusform>“%1” is asked for, and waits for %n approval.</numerusform>
            <numerusform>“%1” is asked for, and waits for %n approvals.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangePolicy</name>
    <message numerus="yes">
        <source>It needs %n approval(s), as a rule asks: %1</source>
        <translation>
            <numerusform>It needs %n approval, as a rule asks: %1</numerusform>
            <numerusform>It needs %n approvals, as a rule asks: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No more than %n replica(s) are allowed, and what is more is left out: %1</source>
        <translation>
            <numerusform>No more than %n replica is allowed, and what is more is left out: %1</numerusform>
            <numerusform>No more than %n replicas are allowed, and what is more is left out: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change request(s) that wait would be void: %1</source>
        <translation>
            <numerusform>%n change request that waits would be void: %1</numerusform>
            <numerusform>%n change requests that wait would be void: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeRequestWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>an object, and how many others</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It waits for %n more approval(s), and nothing has changed.</source>
        <translation>
            <numerusform>It waits for %n more approval, and nothing has changed.</numerusform>
            <numerusform>It waits for %n more approvals, and nothing has changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
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
    <name>GpuFacts</name>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
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
        <source>%1 (%Ln time(s), last %2)</source>
        <comment>a sentence, the age of the last one</comment>
        <translation>
            <numerusform>%1 (%Ln time, last %2)</numerusform>
            <numerusform>%1 (%Ln times, last %2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s), off screen or without value</source>
        <translation>
            <numerusform>%Ln GPU, off screen or without value</numerusform>
            <numerusform>%Ln GPUs, off screen or without value</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s), %1</source>
        <comment>of a severity</comment>
        <translation>
            <numerusform>%Ln GPU, %1</numerusform>
            <numerusform>%Ln GPUs, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuardFacts</name>
    <message numerus="yes">
        <source>at least %n request(s)</source>
        <translation>
            <numerusform>at least %n request</numerusform>
            <numerusform>at least %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s), at least %L1 needed</source>
        <translation>
            <numerusform>%Ln request, at least %L1 needed</numerusform>
            <numerusform>%Ln requests, at least %L1 needed</numerusform>
        </translation>
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
    <name>InviteDialog</name>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>For %n day</numerusform>
            <numerusform>For %n days</numerusform>
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
    <name>MemoryWords</name>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s)</source>
        <translation>
            <numerusform>%n sequence</numerusform>
            <numerusform>%n sequences</numerusform>
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
    <name>NeedWords</name>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 were there and are not any more.</source>
        <translation>
            <numerusform>GPUs of %Ln node in the rack %1 were there and are not any more.</numerusform>
            <numerusform>GPUs of %Ln nodes in the rack %1 were there and are not any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 are critical, and the driver reported XIDs there.</source>
        <translation>
            <numerusform>GPUs of %Ln node in the rack %1 are critical, and the driver reported XIDs there.</numerusform>
            <numerusform>GPUs of %Ln nodes in the rack %1 are critical, and the driver reported XIDs there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 are critical and must not be used.</source>
        <translation>
            <numerusform>GPUs of %Ln node in the rack %1 are critical and must not be used.</numerusform>
            <numerusform>GPUs of %Ln nodes in the rack %1 are critical and must not be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) in the rack %1 are not ready: nothing is heard of them.</source>
        <translation>
            <numerusform>%Ln node in the rack %1 is not ready: nothing is heard of it.</numerusform>
            <numerusform>%Ln nodes in the rack %1 are not ready: nothing is heard of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The GPUs of %Ln node(s) in the rack %1 cannot be read as they should.</source>
        <translation>
            <numerusform>The GPUs of %Ln node in the rack %1 cannot be read as they should.</numerusform>
            <numerusform>The GPUs of %Ln nodes in the rack %1 cannot be read as they should.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 were there and are not any more.</source>
        <translation>
            <numerusform>%Ln GPU of the node %1 was there and is not any more.</numerusform>
            <numerusform>%Ln GPUs of the node %1 were there and are not any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 are critical: the driver reported an XID.</source>
        <translation>
            <numerusform>%Ln GPU of the node %1 is critical: the driver reported an XID.</numerusform>
            <numerusform>%Ln GPUs of the node %1 are critical: the driver reported an XID.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 are critical and must not be used.</source>
        <translation>
            <numerusform>%Ln GPU of the node %1 is critical and must not be used.</numerusform>
            <numerusform>%Ln GPUs of the node %1 are critical and must not be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 are too hot and lower their clocks.</source>
        <translation>
            <numerusform>%Ln GPU of the node %1 is too hot and lowers its clocks.</numerusform>
            <numerusform>%Ln GPUs of the node %1 are too hot and lower their clocks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 have too little power and lower their clocks.</source>
        <translation>
            <numerusform>%Ln GPU of the node %1 has too little power and lowers its clocks.</numerusform>
            <numerusform>%Ln GPUs of the node %1 have too little power and lower their clocks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of the node %1 are degraded, all by the same sign.</source>
        <translation>
            <numerusform>%Ln GPU of the node %1 is degraded.</numerusform>
            <numerusform>%Ln GPUs of the node %1 are degraded, all by the same sign.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 are too hot and lower their clocks.</source>
        <translation>
            <numerusform>GPUs of %Ln node in the rack %1 are too hot and lower their clocks.</numerusform>
            <numerusform>GPUs of %Ln nodes in the rack %1 are too hot and lower their clocks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 have too little power and lower their clocks.</source>
        <translation>
            <numerusform>GPUs of %Ln node in the rack %1 have too little power and lower their clocks.</numerusform>
            <numerusform>GPUs of %Ln nodes in the rack %1 have too little power and lower their clocks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %Ln node(s) in the rack %1 are degraded, all by the same sign.</source>
        <translation>
            <numerusform>GPUs of %Ln node in the rack %1 are degraded, all by the same sign.</numerusform>
            <numerusform>GPUs of %Ln nodes in the rack %1 are degraded, all by the same sign.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeChanges</name>
    <message numerus="yes">
        <source>Cordon %n node(s)</source>
        <translation>
            <numerusform>Cordon %n node</numerusform>
            <numerusform>Cordon %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncordon %n node(s)</source>
        <translation>
            <numerusform>Uncordon %n node</numerusform>
            <numerusform>Uncordon %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drain %n node(s)</source>
        <translation>
            <numerusform>Drain %n node</numerusform>
            <numerusform>Drain %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) move elsewhere, each when its successor is ready. One for which nowhere is room stays. No new replica is placed there.</source>
        <translation>
            <numerusform>%n replica moves elsewhere when its successor is ready. Where nowhere is room, it stays. No new replica is placed there.</numerusform>
            <numerusform>%n replicas move elsewhere, each when its successor is ready. One for which nowhere is room stays. No new replica is placed there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop draining %n node(s)</source>
        <translation>
            <numerusform>Stop draining %n node</numerusform>
            <numerusform>Stop draining %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cordon %n GPU(s)</source>
        <translation>
            <numerusform>Cordon %n GPU</numerusform>
            <numerusform>Cordon %n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncordon %n GPU(s)</source>
        <translation>
            <numerusform>Uncordon %n GPU</numerusform>
            <numerusform>Uncordon %n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No new replica is placed there. %Ln replica(s) that run there go on.</source>
        <translation>
            <numerusform>No new replica is placed there. The replica that runs there goes on.</numerusform>
            <numerusform>No new replica is placed there. The %Ln replicas that run there go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is still there stays, and replicas may be placed there again, unless the %Ln node(s) are cordoned too.</source>
        <translation>
            <numerusform>What is still there stays, and replicas may be placed there again, unless the node is cordoned too.</numerusform>
            <numerusform>What is still there stays, and replicas may be placed there again, unless the %Ln nodes are cordoned too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are given to no new replica. Replicas that have them go on.</source>
        <translation>
            <numerusform>This GPU is given to no new replica. A replica that has it goes on.</numerusform>
            <numerusform>These %Ln GPUs are given to no new replica. Replicas that have them go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) may be given to replicas again, unless their nodes are cordoned.</source>
        <translation>
            <numerusform>This GPU may be given to replicas again, unless its node is cordoned.</numerusform>
            <numerusform>These %Ln GPUs may be given to replicas again, unless their nodes are cordoned.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectWords</name>
    <message numerus="yes">
        <source>Delete %n object(s)</source>
        <translation>
            <numerusform>Delete %n object</numerusform>
            <numerusform>Delete %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolicyFacts</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>objects and targets</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolicyWords</name>
    <message numerus="yes">
        <source>%n approval(s) by others</source>
        <translation>
            <numerusform>%n approval by others</numerusform>
            <numerusform>%n approvals by others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) at most</source>
        <translation>
            <numerusform>%n replica at most</numerusform>
            <numerusform>%n replicas at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln approval(s)</source>
        <translation>
            <numerusform>%Ln approval</numerusform>
            <numerusform>%Ln approvals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln replica(s)</source>
        <translation>
            <numerusform>at most %Ln replica</numerusform>
            <numerusform>at most %Ln replicas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuietFacts</name>
    <message numerus="yes">
        <source>It holds for %Ln GPU(s).</source>
        <translation>
            <numerusform>It holds for %Ln GPU.</numerusform>
            <numerusform>It holds for %Ln GPUs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing that it is about is wrong with %Ln GPU(s) now.</source>
        <translation>
            <numerusform>Nothing that it is about is wrong with the GPU now.</numerusform>
            <numerusform>Nothing that it is about is wrong with the %Ln GPUs now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) have a fault that it keeps quiet.</source>
        <translation>
            <numerusform>%Ln GPU has a fault that it keeps quiet.</numerusform>
            <numerusform>%Ln GPUs have a fault that it keeps quiet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message numerus="yes">
        <source>%n link(s) to other GPUs are down.</source>
        <translation>
            <numerusform>%n link to other GPUs is down.</numerusform>
            <numerusform>%n links to other GPUs are down.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplicaTally</name>
    <message numerus="yes">
        <source>%L1 of %n wanted replica(s) ready</source>
        <translation>
            <numerusform>%L1 of %n wanted replica ready</numerusform>
            <numerusform>%L1 of %n wanted replicas ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln beyond what is wanted</source>
        <comment>replicas, how many</comment>
        <translation>
            <numerusform>%1, and %Ln beyond what is wanted</numerusform>
            <numerusform>%1, and %Ln beyond what is wanted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplyWords</name>
    <message numerus="yes">
        <source>They ask %n other(s) to approve it first.</source>
        <translation>
            <numerusform>They ask %n other person to approve it first.</numerusform>
            <numerusform>They ask %n others to approve it first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They allow %n replica(s) at most.</source>
        <translation>
            <numerusform>They allow %n replica at most.</numerusform>
            <numerusform>They allow %n replicas at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RolloutDialogs</name>
    <message numerus="yes">
        <source>Pause the rollouts of %n deployment(s)</source>
        <translation>
            <numerusform>Pause the rollout of %n deployment</numerusform>
            <numerusform>Pause the rollouts of %n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rollouts of %n deployment(s) are paused.</source>
        <translation>
            <numerusform>The rollout of %n deployment is paused.</numerusform>
            <numerusform>The rollouts of %n deployments are paused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume the rollouts of %n deployment(s)</source>
        <translation>
            <numerusform>Resume the rollout of %n deployment</numerusform>
            <numerusform>Resume the rollouts of %n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rollouts of %n deployment(s) go on.</source>
        <translation>
            <numerusform>The rollout of %n deployment goes on.</numerusform>
            <numerusform>The rollouts of %n deployments go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart all replicas of %n deployment(s)</source>
        <translation>
            <numerusform>Restart all replicas of %n deployment</numerusform>
            <numerusform>Restart all replicas of %n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replicas of %n deployment(s) are being restarted.</source>
        <translation>
            <numerusform>Replicas of %n deployment are being restarted.</numerusform>
            <numerusform>Replicas of %n deployments are being restarted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n replica(s) of %1</source>
        <translation>
            <numerusform>Restart %n replica of %1</numerusform>
            <numerusform>Restart %n replicas of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleDialog</name>
    <message numerus="yes">
        <source>It waits for %n approval(s), and is applied between %1 and %2.</source>
        <translation>
            <numerusform>It waits for %n approval, and is applied between %1 and %2.</numerusform>
            <numerusform>It waits for %n approvals, and is applied between %1 and %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It waits for %n approval(s), and is applied with the last one.</source>
        <translation>
            <numerusform>It waits for %n approval, and is applied with it.</numerusform>
            <numerusform>It waits for %n approvals, and is applied with the last one.</numerusform>
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
    <message numerus="yes">
        <source>None of %n node(s) fits: %1.</source>
        <translation>
            <numerusform>%n node does not fit: %1.</numerusform>
            <numerusform>None of %n nodes fit: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The schedule %1 wants %n replica(s).</source>
        <translation>
            <numerusform>The schedule %1 wants %n replica.</numerusform>
            <numerusform>The schedule %1 wants %n replicas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its specification wants %n replica(s).</source>
        <translation>
            <numerusform>Its specification wants %n replica.</numerusform>
            <numerusform>Its specification wants %n replicas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has room, but runs %n replica(s) of this deployment already.</source>
        <translation>
            <numerusform>It has room, but runs %n replica of this deployment already.</numerusform>
            <numerusform>It has room, but runs %n replicas of this deployment already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s) of the product %2 wanted; free: %1.</source>
        <translation>
            <numerusform>%n GPU of the product %2 is wanted; free: %1.</numerusform>
            <numerusform>%n GPUs of the product %2 are wanted; free: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s) wanted; free: %1.</source>
        <translation>
            <numerusform>%n GPU is wanted; free: %1.</numerusform>
            <numerusform>%n GPUs are wanted; free: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n replica(s) are ready.</source>
        <translation>
            <numerusform>Its one replica is ready.</numerusform>
            <numerusform>All %n replicas are ready.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n replica(s) is ready.</source>
        <translation>
            <numerusform>Its one replica is not ready.</numerusform>
            <numerusform>None of %n replicas is ready.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n of %1 replicas are ready.</source>
        <translation>
            <numerusform>Only %n of %1 replicas is ready.</numerusform>
            <numerusform>Only %n of %1 replicas are ready.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The source tells of %n GPU(s).</source>
        <translation>
            <numerusform>The source tells of %n GPU.</numerusform>
            <numerusform>The source tells of %n GPUs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of what it says are broken, at %1 line %2 first. The others are taken in.</source>
        <translation>
            <numerusform>%n line of what it says is broken, at %1 line %2. The others are taken in.</numerusform>
            <numerusform>%n lines of what it says are broken, at %1 line %2 first. The others are taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are none that a GPU can have. They count as not reported.</source>
        <translation>
            <numerusform>%n value is none that a GPU can have. It counts as not reported.</numerusform>
            <numerusform>%n values are none that a GPU can have. They count as not reported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) or GPU(s) are left out: at most %1 nodes with %2 GPUs each are taken in.</source>
        <translation>
            <numerusform>%n node or GPU is left out: at most %1 nodes with %2 GPUs each are taken in.</numerusform>
            <numerusform>%n nodes or GPUs are left out: at most %1 nodes with %2 GPUs each are taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) have names that cannot be used here. The first, %1, is called %2.</source>
        <translation>
            <numerusform>%n node has a name that cannot be used here: %1 is called %2.</numerusform>
            <numerusform>%n nodes have names that cannot be used here. The first, %1, is called %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n GPU(s) nothing says the node. Name the label that does.</source>
        <translation>
            <numerusform>Of %n GPU nothing says the node. Name the label that does.</numerusform>
            <numerusform>Of %n GPUs nothing says the node. Name the label that does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The node is being drained: %n replica(s) are still to leave it.</source>
        <translation>
            <numerusform>The node is being drained: %n replica is still to leave it.</numerusform>
            <numerusform>The node is being drained: %n replicas are still to leave it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more endpoint(s) answer than are kept: at most %1 findings are open at once.</source>
        <translation>
            <numerusform>One more endpoint answers than is kept: at most %1 findings are open at once.</numerusform>
            <numerusform>%n more endpoints answer than are kept: at most %1 findings are open at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test “%1” fails: the answer is %2 as expected, but by the rule “%3” and with %n approval(s).</source>
        <translation>
            <numerusform>The test “%1” fails: the answer is %2 as expected, but by the rule “%3” and with %n approval.</numerusform>
            <numerusform>The test “%1” fails: the answer is %2 as expected, but by the rule “%3” and with %n approvals.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test “%1” fails: the answer is %2 as expected, but by no rule and with %n approval(s).</source>
        <translation>
            <numerusform>The test “%1” fails: the answer is %2 as expected, but by no rule and with %n approval.</numerusform>
            <numerusform>The test “%1” fails: the answer is %2 as expected, but by no rule and with %n approvals.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShownGpus</name>
    <message numerus="yes">
        <source>%L1 of %Ln GPU(s) match</source>
        <translation>
            <numerusform>%L1 of %Ln GPU matches</numerusform>
            <numerusform>%L1 of %Ln GPUs match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
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
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is measured of %Ln GPU(s): no source tells of them yet. Add one under Sources.</source>
        <translation>
            <numerusform>Nothing is measured of %Ln GPU: no source tells of it yet. Add one under Sources.</numerusform>
            <numerusform>Nothing is measured of %Ln GPUs: no source tells of them yet. Add one under Sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is measured of %Ln GPU(s) yet. How each source is doing stands under Sources.</source>
        <translation>
            <numerusform>Nothing is measured of %Ln GPU yet. How each source is doing stands under Sources.</numerusform>
            <numerusform>Nothing is measured of %Ln GPUs yet. How each source is doing stands under Sources.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopologyWords</name>
    <message numerus="yes">
        <source>The plan for %1: all %n replica(s) stay as they are.</source>
        <translation>
            <numerusform>The plan for %1: its one replica stays as it is.</numerusform>
            <numerusform>The plan for %1: all %n replicas stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan for %1: %n replica(s) go where outlines stand.</source>
        <translation>
            <numerusform>The plan for %1: %n replica goes where an outline stands.</numerusform>
            <numerusform>The plan for %1: %n replicas go where outlines stand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan for %1: %L2 of %L3 replicas stay as they are, %n go where outlines stand.</source>
        <translation>
            <numerusform>The plan for %1: of %L3 replicas, %L2 kept as they are and %n where an outline stands.</numerusform>
            <numerusform>The plan for %1: of %L3 replicas, %L2 kept as they are and %n where outlines stand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) that run now are interrupted.</source>
        <translation>
            <numerusform>%n replica that runs now is interrupted.</numerusform>
            <numerusform>%n replicas that run now are interrupted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln critical GPU(s)</source>
        <translation>
            <numerusform>%Ln critical GPU</numerusform>
            <numerusform>%Ln critical GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed node(s)</source>
        <translation>
            <numerusform>%Ln failed node</numerusform>
            <numerusform>%Ln failed nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failing provider(s)</source>
        <translation>
            <numerusform>%Ln failing provider</numerusform>
            <numerusform>%Ln failing providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failing deployment(s)</source>
        <translation>
            <numerusform>%Ln failing deployment</numerusform>
            <numerusform>%Ln failing deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln route(s) down</source>
        <translation>
            <numerusform>%Ln route down</numerusform>
            <numerusform>%Ln routes down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message numerus="yes">
        <source>• and %n more rule(s)</source>
        <translation>
            <numerusform>• and %n more rule</numerusform>
            <numerusform>• and %n more rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more rule(s) are not shown.</source>
        <translation>
            <numerusform>%Ln more rule is not shown.</numerusform>
            <numerusform>%Ln more rules are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accesspage::AccessPage</name>
    <message numerus="yes">
        <source>%L1 of %n object(s) match</source>
        <translation>
            <numerusform>%L1 of %n object matches</numerusform>
            <numerusform>%L1 of %n objects match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n administrator(s)</source>
        <translation>
            <numerusform>%n administrator</numerusform>
            <numerusform>%n administrators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s) end soon</source>
        <translation>
            <numerusform>%Ln role ends soon</numerusform>
            <numerusform>%Ln roles end soon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accesspage::WhoMayView</name>
    <message numerus="yes">
        <source>The first %L1 of %n role(s) that are held</source>
        <translation>
            <numerusform>The first %L1 of %n role that is held</numerusform>
            <numerusform>The first %L1 of %n roles that are held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) that are held</source>
        <translation>
            <numerusform>%n role that is held</numerusform>
            <numerusform>%n roles that are held</numerusform>
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
    <name>changespage::ChangesPage</name>
    <message numerus="yes">
        <source>%n request(s) wait for you</source>
        <translation>
            <numerusform>%n request waits for you</numerusform>
            <numerusform>%n requests wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) open, none of them waits for you</source>
        <translation>
            <numerusform>%n request open, which does not wait for you</numerusform>
            <numerusform>%n requests open, none of them waits for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>changespage::DryRunView</name>
    <message numerus="yes">
        <source>%n object(s) refer to what changes: %1</source>
        <translation>
            <numerusform>%n object refers to what changes: %1</numerusform>
            <numerusform>%n objects refer to what changes: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n more object(s) the names alone are told.</source>
        <translation>
            <numerusform>Of %n more object the name alone is told.</numerusform>
            <numerusform>Of %n more objects the names alone are told.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>changespage::RequestActions</name>
    <message numerus="yes">
        <source>You approve exactly what you have read. It then waits for %n more approval(s).</source>
        <translation>
            <numerusform>You approve exactly what you have read. It then waits for %n more approval.</numerusform>
            <numerusform>You approve exactly what you have read. It then waits for %n more approvals.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>changespage::RequestInspector</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>people</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::DeploymentActions</name>
    <message numerus="yes">
        <source>Scale %n deployment(s) to zero</source>
        <translation>
            <numerusform>Scale %n deployment to zero</numerusform>
            <numerusform>Scale %n deployments to zero</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::DeploymentInspector</name>
    <message numerus="yes">
        <source>%n request(s) per replica</source>
        <translation>
            <numerusform>%n request per replica</numerusform>
            <numerusform>%n requests per replica</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::DeploymentsPage</name>
    <message numerus="yes">
        <source>Restart %n replica(s)</source>
        <translation>
            <numerusform>Restart %n replica</numerusform>
            <numerusform>Restart %n replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n object(s) match</source>
        <translation>
            <numerusform>%L1 of %n object matches</numerusform>
            <numerusform>%L1 of %n objects match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::DeploymentsTable</name>
    <message numerus="yes">
        <source>%1 of %n route(s)</source>
        <translation>
            <numerusform>%1 of %n route</numerusform>
            <numerusform>%1 of %n routes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::FitDialog</name>
    <message numerus="yes">
        <source>%n bit(s)</source>
        <translation>
            <numerusform>%n bit</numerusform>
            <numerusform>%n bits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One replica needs %1 at %L2 tokens and %n request(s) at once.</source>
        <translation>
            <numerusform>One replica needs %1 at %L2 tokens and %n request at once.</numerusform>
            <numerusform>One replica needs %1 at %L2 tokens and %n requests at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::LogDownload</name>
    <message numerus="yes">
        <source>%Ln line(s) are saved in %1.</source>
        <translation>
            <numerusform>%Ln line is saved in %1.</numerusform>
            <numerusform>%Ln lines are saved in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::LogsView</name>
    <message numerus="yes">
        <source>All %Ln line(s) up to now.</source>
        <translation>
            <numerusform>The %Ln line up to now.</numerusform>
            <numerusform>All %Ln lines up to now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln line(s) up to now.</source>
        <translation>
            <numerusform>The last %Ln line up to now.</numerusform>
            <numerusform>The last %Ln lines up to now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More was written than the %Ln line(s) here; begin at a later time to see it.</source>
        <translation>
            <numerusform>More was written than the %Ln line here; begin at a later time to see it.</numerusform>
            <numerusform>More was written than the %Ln lines here; begin at a later time to see it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::PlanView</name>
    <message numerus="yes">
        <source>At least %n replica(s) stay ready all the time.</source>
        <translation>
            <numerusform>At least %n replica stays ready all the time.</numerusform>
            <numerusform>At least %n replicas stay ready all the time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 goes to %2, on %n GPU(s).</source>
        <comment>replica, node</comment>
        <translation>
            <numerusform>%1 goes to %2, on %n GPU.</numerusform>
            <numerusform>%1 goes to %2, on %n GPUs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n other node(s)</source>
        <translation>
            <numerusform>and %n other node</numerusform>
            <numerusform>and %n other nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n replica(s) would wait: %2</source>
        <translation>
            <numerusform>%L1 of %n replica would wait: %2</numerusform>
            <numerusform>%L1 of %n replicas would wait: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::RouteInspector</name>
    <message numerus="yes">
        <source>%1, %n replica(s) take requests</source>
        <translation>
            <numerusform>%1, %n replica takes requests</numerusform>
            <numerusform>%1, %n replicas take requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::ScaleDialog</name>
    <message numerus="yes">
        <source>Scale %n deployment(s)</source>
        <translation>
            <numerusform>Scale %n deployment</numerusform>
            <numerusform>Scale %n deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deploymentspage::SelectionInspector</name>
    <message numerus="yes">
        <source>%L1: %2 and %n other(s)</source>
        <translation>
            <numerusform>%L1: %2 and %n other</numerusform>
            <numerusform>%L1: %2 and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s) selected</source>
        <translation>
            <numerusform>%n deployment selected</numerusform>
            <numerusform>%n deployments selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) selected</source>
        <translation>
            <numerusform>%n route selected</numerusform>
            <numerusform>%n routes selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) selected</source>
        <translation>
            <numerusform>%n provider selected</numerusform>
            <numerusform>%n providers selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>findingspage::FindingsPage</name>
    <message numerus="yes">
        <source>The service looks at its own host, and at %n address(es) of scans.</source>
        <translation>
            <numerusform>The service looks at its own host, and at one address of scans.</numerusform>
            <numerusform>The service looks at its own host, and at %n addresses of scans.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n finding(s) open</source>
        <translation>
            <numerusform>%L1 of one finding open</numerusform>
            <numerusform>%L1 of %n findings open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n finding(s) match</source>
        <translation>
            <numerusform>%L1 of one finding matches</numerusform>
            <numerusform>%L1 of %n findings match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln scan(s) paused</source>
        <translation>
            <numerusform>%Ln scan paused</numerusform>
            <numerusform>%Ln scans paused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuActions</name>
    <message numerus="yes">
        <source>These are GPUs of %Ln node(s), and one change holds at most %1. Select fewer.</source>
        <translation>
            <numerusform>These are GPUs of %Ln node, and one change holds at most %1. Select fewer.</numerusform>
            <numerusform>These are GPUs of %Ln nodes, and one change holds at most %1. Select fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cordon GPUs</source>
        <translation>
            <numerusform>Cordon GPU</numerusform>
            <numerusform>Cordon GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncordon GPUs</source>
        <translation>
            <numerusform>Uncordon GPU</numerusform>
            <numerusform>Uncordon GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cordon nodes</source>
        <translation>
            <numerusform>Cordon node</numerusform>
            <numerusform>Cordon nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncordon nodes</source>
        <translation>
            <numerusform>Uncordon node</numerusform>
            <numerusform>Uncordon nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drain nodes</source>
        <translation>
            <numerusform>Drain node</numerusform>
            <numerusform>Drain nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop draining nodes</source>
        <translation>
            <numerusform>Stop draining node</numerusform>
            <numerusform>Stop draining nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are cordoned already.</source>
        <translation>
            <numerusform>The GPU is cordoned already.</numerusform>
            <numerusform>The %Ln GPUs are cordoned already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln GPU(s) is cordoned by itself.</source>
        <translation>
            <numerusform>The GPU is not cordoned by itself.</numerusform>
            <numerusform>None of the %Ln GPUs is cordoned by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) are cordoned already.</source>
        <translation>
            <numerusform>The node is cordoned already.</numerusform>
            <numerusform>The %Ln nodes are cordoned already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln node(s) is cordoned.</source>
        <translation>
            <numerusform>The node is not cordoned.</numerusform>
            <numerusform>None of the %Ln nodes is cordoned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) are drained already.</source>
        <translation>
            <numerusform>The node is drained already.</numerusform>
            <numerusform>The %Ln nodes are drained already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln node(s) is drained.</source>
        <translation>
            <numerusform>The node is not drained.</numerusform>
            <numerusform>None of the %Ln nodes is drained.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) are not loaded yet.</source>
        <translation>
            <numerusform>The node is not loaded yet.</numerusform>
            <numerusform>The %Ln nodes are not loaded yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::GpuInspector</name>
    <message numerus="yes">
        <source>%Ln GPU(s) selected</source>
        <translation>
            <numerusform>%Ln GPU selected</numerusform>
            <numerusform>%Ln GPUs selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nodes, and %Ln more</source>
        <translation>
            <numerusform>Nodes, and %Ln more</numerusform>
            <numerusform>Nodes, and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::GpusHeader</name>
    <message numerus="yes">
        <source>%Ln idle but allocated</source>
        <translation>
            <numerusform>%Ln idle but allocated</numerusform>
            <numerusform>%Ln idle but allocated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln idle</source>
        <translation>
            <numerusform>%Ln idle</numerusform>
            <numerusform>%Ln idle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) stale</source>
        <translation>
            <numerusform>%Ln GPU stale</numerusform>
            <numerusform>%Ln GPUs stale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::HeatmapLegend</name>
    <message numerus="yes">
        <source>%1 to %2: %n GPU(s)</source>
        <translation>
            <numerusform>%1 to %2: %n GPU</numerusform>
            <numerusform>%1 to %2: %n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without data</source>
        <translation>
            <numerusform>%n without data</numerusform>
            <numerusform>%n without data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) not reported</source>
        <translation>
            <numerusform>%Ln value not reported</numerusform>
            <numerusform>%Ln values not reported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) stale</source>
        <translation>
            <numerusform>%Ln value stale</numerusform>
            <numerusform>%Ln values stale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::SelectionActions</name>
    <message numerus="yes">
        <source>%n serial number(s) copied.</source>
        <translation>
            <numerusform>%n serial number copied.</numerusform>
            <numerusform>%n serial numbers copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln GPU(s) reports a serial number.</source>
        <translation>
            <numerusform>This GPU reports no serial number.</numerusform>
            <numerusform>None of these %Ln GPUs reports a serial number.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::SeverityFilter</name>
    <message numerus="yes">
        <source>%Ln critical</source>
        <translation>
            <numerusform>%Ln critical</numerusform>
            <numerusform>%Ln critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln degraded</source>
        <translation>
            <numerusform>%Ln degraded</numerusform>
            <numerusform>%Ln degraded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notice(s)</source>
        <translation>
            <numerusform>%Ln notice</numerusform>
            <numerusform>%Ln notices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln idle</source>
        <translation>
            <numerusform>%Ln idle</numerusform>
            <numerusform>%Ln idle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::SilenceDialog</name>
    <message numerus="yes">
        <source>Silence %n GPU(s)</source>
        <translation>
            <numerusform>Silence %n GPU</numerusform>
            <numerusform>Silence %n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whatever is wrong with %Ln GPU(s)</source>
        <translation>
            <numerusform>Whatever is wrong with the GPU</numerusform>
            <numerusform>Whatever is wrong with the %Ln GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is being asked what else is wrong with %Ln GPU(s).</source>
        <translation>
            <numerusform>It is being asked what else is wrong with the GPU.</numerusform>
            <numerusform>It is being asked what else is wrong with the %Ln GPUs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Until %1 whatever is wrong with %Ln GPU(s) is seen in grey, calls nobody and is not counted.</source>
        <translation>
            <numerusform>Until %1 whatever is wrong with the GPU is seen in grey, calls nobody and is not counted.</numerusform>
            <numerusform>Until %1 whatever is wrong with the %Ln GPUs is seen in grey, calls nobody and is not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Until %1 %n sign(s) are seen in grey, call nobody and are not counted: %2.</source>
        <translation>
            <numerusform>Until %1 this sign is seen in grey, calls nobody and is not counted: %2.</numerusform>
            <numerusform>Until %1 these %n signs are seen in grey, call nobody and are not counted: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::SourceActions</name>
    <message numerus="yes">
        <source>%Ln telemetry source(s) are silent: a part of what is shown here is old. How each is doing stands under Sources.</source>
        <translation>
            <numerusform>%Ln telemetry source is silent: a part of what is shown here is old. How each is doing stands under Sources.</numerusform>
            <numerusform>%Ln telemetry sources are silent: a part of what is shown here is old. How each is doing stands under Sources.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gpuspage::TimeScrubber</name>
    <message numerus="yes">
        <source>Last %n min</source>
        <translation>
            <numerusform>Last minute</numerusform>
            <numerusform>Last %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n h</source>
        <translation>
            <numerusform>Last hour</numerusform>
            <numerusform>Last %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Last day</numerusform>
            <numerusform>Last %n days</numerusform>
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
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Redo the change of %n object(s), event %L1</source>
        <translation>
            <numerusform>Redo the change of %n object, event %L1</numerusform>
            <numerusform>Redo the change of %n objects, event %L1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo the change of %n object(s), event %L1</source>
        <translation>
            <numerusform>Undo the change of %n object, event %L1</numerusform>
            <numerusform>Undo the change of %n objects, event %L1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The change of %n object(s) is taken back, as event %L1 of the log.</source>
        <translation>
            <numerusform>The change of %n object is taken back, as event %L1 of the log.</numerusform>
            <numerusform>The change of %n objects is taken back, as event %L1 of the log.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The change of %n object(s) is applied, as event %L1 of the log.</source>
        <translation>
            <numerusform>The change of %n object is applied, as event %L1 of the log.</numerusform>
            <numerusform>The change of %n objects is applied, as event %L1 of the log.</numerusform>
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
    <name>overviewpage::CapacityCard</name>
    <message numerus="yes">
        <source>on %Ln node(s)</source>
        <translation>
            <numerusform>on %Ln node</numerusform>
            <numerusform>on %Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) stale</source>
        <translation>
            <numerusform>%Ln GPU stale</numerusform>
            <numerusform>%Ln GPUs stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) cordoned</source>
        <translation>
            <numerusform>%Ln node cordoned</numerusform>
            <numerusform>%Ln nodes cordoned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are allocated and idle, which costs %1 an hour.</source>
        <translation>
            <numerusform>%Ln GPU is allocated and idle, which costs %1 an hour.</numerusform>
            <numerusform>%Ln GPUs are allocated and idle, which costs %1 an hour.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are allocated and idle. No rate says what that costs.</source>
        <translation>
            <numerusform>%Ln GPU is allocated and idle. No rate says what that costs.</numerusform>
            <numerusform>%Ln GPUs are allocated and idle. No rate says what that costs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) used by others</source>
        <translation>
            <numerusform>%Ln GPU used by others</numerusform>
            <numerusform>%Ln GPUs used by others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln not known</numerusform>
            <numerusform>%Ln not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whether anything runs on %Ln allocated GPU(s) is not known now.</source>
        <translation>
            <numerusform>Whether anything runs on %Ln allocated GPU is not known now.</numerusform>
            <numerusform>Whether anything runs on %Ln allocated GPUs is not known now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) are used by workloads that the service did not place.</source>
        <translation>
            <numerusform>%Ln GPU is used by workloads that the service did not place.</numerusform>
            <numerusform>%Ln GPUs are used by workloads that the service did not place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No allocated GPU is known to be idle; of %Ln it is not known now.</source>
        <translation>
            <numerusform>No allocated GPU is known to be idle; of %Ln it is not known now.</numerusform>
            <numerusform>No allocated GPU is known to be idle; of %Ln it is not known now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln allocated GPU(s) do nothing now, and none was seen so for 15 minutes.</source>
        <translation>
            <numerusform>%Ln allocated GPU does nothing now, and was not seen so for 15 minutes.</numerusform>
            <numerusform>%Ln allocated GPUs do nothing now, and none was seen so for 15 minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>overviewpage::HealthCard</name>
    <message numerus="yes">
        <source>%Ln GPU(s) critical</source>
        <translation>
            <numerusform>%Ln GPU critical</numerusform>
            <numerusform>%Ln GPUs critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) degraded</source>
        <translation>
            <numerusform>%Ln GPU degraded</numerusform>
            <numerusform>%Ln GPUs degraded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) with a notice</source>
        <translation>
            <numerusform>%Ln GPU with a notice</numerusform>
            <numerusform>%Ln GPUs with a notice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) unavailable</source>
        <translation>
            <numerusform>%Ln deployment unavailable</numerusform>
            <numerusform>%Ln deployments unavailable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) degraded</source>
        <translation>
            <numerusform>%Ln deployment degraded</numerusform>
            <numerusform>%Ln deployments degraded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) starting or rolling out</source>
        <translation>
            <numerusform>%Ln deployment starting or rolling out</numerusform>
            <numerusform>%Ln deployments starting or rolling out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) available</source>
        <translation>
            <numerusform>%Ln deployment available</numerusform>
            <numerusform>%Ln deployments available</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) stopped</source>
        <translation>
            <numerusform>%Ln deployment stopped</numerusform>
            <numerusform>%Ln deployments stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln route(s) down</source>
        <translation>
            <numerusform>%Ln route down</numerusform>
            <numerusform>%Ln routes down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln route(s) degraded</source>
        <translation>
            <numerusform>%Ln route degraded</numerusform>
            <numerusform>%Ln routes degraded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln provider(s) failing</source>
        <translation>
            <numerusform>%Ln provider failing</numerusform>
            <numerusform>%Ln providers failing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) stale: nothing is heard of them any more</source>
        <translation>
            <numerusform>%Ln GPU stale: nothing is heard of it any more</numerusform>
            <numerusform>%Ln GPUs stale: nothing is heard of them any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) of which nothing was heard yet</source>
        <translation>
            <numerusform>%Ln GPU of which nothing was heard yet</numerusform>
            <numerusform>%Ln GPUs of which nothing was heard yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>overviewpage::LatelyCard</name>
    <message numerus="yes">
        <source>%1 and %Ln other(s)</source>
        <comment>object, how many were changed with it</comment>
        <translation>
            <numerusform>%1 and %Ln other</numerusform>
            <numerusform>%1 and %Ln others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>overviewpage::NeedsCard</name>
    <message numerus="yes">
        <source>Show %Ln more, none of them graver than these</source>
        <translation>
            <numerusform>Show %Ln more, not graver than these</numerusform>
            <numerusform>Show %Ln more, none of them graver than these</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show only the gravest; %Ln more wait</source>
        <translation>
            <numerusform>Show only the gravest; %Ln more waits</numerusform>
            <numerusform>Show only the gravest; %Ln more wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>overviewpage::OverviewPage</name>
    <message numerus="yes">
        <source>%Ln deployment(s)</source>
        <translation>
            <numerusform>%Ln deployment</numerusform>
            <numerusform>%Ln deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>policiespage::BacktestView</name>
    <message numerus="yes">
        <source>Of %Ln decision(s) %1 would be newly denied, %2 newly allowed and %3 otherwise obliged. It took %4.</source>
        <translation>
            <numerusform>Of %Ln decision %1 would be newly denied, %2 newly allowed and %3 otherwise obliged. It took %4.</numerusform>
            <numerusform>Of %Ln decisions %1 would be newly denied, %2 newly allowed and %3 otherwise obliged. It took %4.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>policiespage::MatrixView</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>rules</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>policiespage::PoliciesPage</name>
    <message numerus="yes">
        <source>%1 of %n rule(s) enforced, in %2</source>
        <translation>
            <numerusform>%1 of %n rule enforced, in %2</numerusform>
            <numerusform>%1 of %n rules enforced, in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s)</source>
        <comment>of policies</comment>
        <translation>
            <numerusform>%Ln set</numerusform>
            <numerusform>%Ln sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be reviewed</source>
        <comment>emergencies</comment>
        <translation>
            <numerusform>%Ln to be reviewed</numerusform>
            <numerusform>%Ln to be reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n rule(s) enforced and %2 suspended, in %3</source>
        <translation>
            <numerusform>%1 of %n rule enforced and %2 suspended, in %3</numerusform>
            <numerusform>%1 of %n rules enforced and %2 suspended, in %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>policiespage::ProblemList</name>
    <message numerus="yes">
        <source>%n mistake(s):</source>
        <translation>
            <numerusform>%n mistake:</numerusform>
            <numerusform>%n mistakes:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test(s) fail.</source>
        <translation>
            <numerusform>%Ln test fails.</numerusform>
            <numerusform>%Ln tests fail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test(s) pass.</source>
        <translation>
            <numerusform>%Ln test passes.</numerusform>
            <numerusform>%Ln tests pass.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Analysis finds %Ln thing(s) to look at.</source>
        <translation>
            <numerusform>Analysis finds %Ln thing to look at.</numerusform>
            <numerusform>Analysis finds %Ln things to look at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>policiespage::PublishGates</name>
    <message numerus="yes">
        <source>Analysis finds %Ln thing(s) to look at.</source>
        <translation>
            <numerusform>Analysis finds %Ln thing to look at.</numerusform>
            <numerusform>Analysis finds %Ln things to look at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::Leaving</name>
    <message numerus="yes">
        <source>%n replica(s) run in the service of this machine:</source>
        <translation>
            <numerusform>%n replica runs in the service of this machine:</numerusform>
            <numerusform>%n replicas run in the service of this machine:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n replica(s)</source>
        <comment>a deployment</comment>
        <translation>
            <numerusform>%1: %n replica</numerusform>
            <numerusform>%1: %n replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) run in the service of this machine: %1</source>
        <translation>
            <numerusform>%n task runs in the service of this machine: %1</numerusform>
            <numerusform>%n tasks run in the service of this machine: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scale %n deployment(s) to zero</source>
        <translation>
            <numerusform>Scale %n deployment to zero</numerusform>
            <numerusform>Scale %n deployments to zero</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) are still ending.</source>
        <translation>
            <numerusform>%n replica is still ending.</numerusform>
            <numerusform>%n replicas are still ending.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) do not run now and are started again.</source>
        <translation>
            <numerusform>%n replica does not run now and is started again.</numerusform>
            <numerusform>%n replicas do not run now and are started again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::ServingWatch</name>
    <message numerus="yes">
        <source>Deployments are in trouble: %1 and %n other(s).</source>
        <translation>
            <numerusform>Deployments are in trouble: %1 and %n other.</numerusform>
            <numerusform>Deployments are in trouble: %1 and %n others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::StatusLine</name>
    <message numerus="yes">
        <source>Data is live, but %Ln telemetry source(s) are silent</source>
        <translation>
            <numerusform>Data is live, but %Ln telemetry source is silent</numerusform>
            <numerusform>Data is live, but %Ln telemetry sources are silent</numerusform>
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
<context>
    <name>topologypage::ObjectInspector</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topologypage::TopologyPage</name>
    <message numerus="yes">
        <source>%n rolling out</source>
        <translation>
            <numerusform>%n rolling out</numerusform>
            <numerusform>%n rolling out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n serving another revision</source>
        <translation>
            <numerusform>%n serves another revision</numerusform>
            <numerusform>%n serve another revision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan for %1 does not fit: %L2 of %n replica(s) have a node. Point at a node to see why it was not taken.</source>
        <translation>
            <numerusform>The plan for %1 does not fit: %L2 of %n replica has a node. Point at a node to see why it was not taken.</numerusform>
            <numerusform>The plan for %1 does not fit: %L2 of %n replicas have a node. Point at a node to see why it was not taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s)</source>
        <translation>
            <numerusform>%Ln deployment</numerusform>
            <numerusform>%Ln deployments</numerusform>
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
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s)</source>
        <translation>
            <numerusform>%Ln fault</numerusform>
            <numerusform>%Ln faults</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln node(s)</source>
        <comment>nodes with GPUs, all nodes</comment>
        <translation>
            <numerusform>%L1 of %Ln node</numerusform>
            <numerusform>%L1 of %Ln nodes</numerusform>
        </translation>
    </message>
</context>
</TS>
