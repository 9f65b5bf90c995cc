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
    <message numerus="yes">
        <source>%L1 ready, %n replica(s) wanted</source>
        <translation>
            <numerusform>%L1 ready, %n replica wanted</numerusform>
            <numerusform>%L1 ready, %n replicas wanted</numerusform>
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
    <message numerus="yes">
        <source>%L1 ready, %n replica(s) wanted</source>
        <translation>
            <numerusform>%L1 ready, %n replica wanted</numerusform>
            <numerusform>%L1 ready, %n replicas wanted</numerusform>
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
        <source>Change %L1 is applied: %n object(s).</source>
        <translation>
            <numerusform>Change %L1 is applied: %n object.</numerusform>
            <numerusform>Change %L1 is applied: %n objects.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo change %L1 of %n object(s)</source>
        <translation>
            <numerusform>Undo change %L1 of %n object</numerusform>
            <numerusform>Undo change %L1 of %n objects</numerusform>
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
    <name>topologypage::NodeActions</name>
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
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n deployment</numerusform>
            <numerusform>%n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s)</source>
        <translation>
            <numerusform>%n fault</numerusform>
            <numerusform>%n faults</numerusform>
        </translation>
    </message>
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
</context>
</TS>
