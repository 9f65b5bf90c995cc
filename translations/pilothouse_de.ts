<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>EventBlock</name>
    <message>
        <source>Time, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventFacts</name>
    <message>
        <source>Actor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the certificate that the caller showed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the exact bytes of the entry, after RFC 6962.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Included in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tree of %1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When this console last verified the signed head of the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The name of the object was erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It concerns no single object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, created as generation %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, deleted as generation %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, generation %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console has checked that the entry stands at this place of the signed log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signed log does not hold this entry at this place. Keep the data directory as it is and call your compliance officer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry is checked as soon as the service has signed a log that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified, no gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console has verified the log up to entry %1, and that it continues all that was seen before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not verified yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console has not verified the log since it was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head of the log is not signed by the key that it had before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is signed by another key than the one that was seen before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service shows another log than at your last visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is shorter than it was when this console saw it last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rewritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log does not continue the one that this console saw before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates revoked before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team that is bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancellation requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>License</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permitted regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KV cache per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsafe serialization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastVisit</name>
    <message>
        <source>This console sees this log for the first time. From now on it remembers what it has verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console has not verified this log yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At your last visit on %1 the log held %2 events. The log that is shown now does not continue it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At your last visit on %1 the log held %2 events. Whether it continues them is not verified yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At your last visit on %1 the log held %2 events. Nothing was added since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At your last visit on %1 the log held %2 events. It continues them, with %n more since.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions of parameters</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>The service met an error of its own. Its log has the details under trace %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is not valid here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist, or is outside of what you may see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name, or open the one that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by somebody else meanwhile. Compare both versions and decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This request was sent before with other contents. Start the change anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You lack the permission %1. An administrator can grant it by a role binding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service does not accept your certificate. Ask an administrator to enroll you again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) still refer to %1: %2. Change or delete them first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not exist. Create it first, or name another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is set by %2 alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot change after creation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 and the contents are of different kinds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter is not valid at position %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list has changed too much to continue. Load it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service no longer holds the changes since then. Load the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision %1 has not happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too large: %1 where at most %2 are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console did not keep up with the service and was cut off. It connects again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store does not match its log (entry %1), so nothing can be changed any more. Keep the data directory as it is and call your compliance officer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of the service is full. Free some space; writing goes on by itself then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot be reached. The console keeps trying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in the state %2, in which this is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is outside of the model directories of this service. Start it with --model-root for that directory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed while it was being imported. Import it again when it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged or not a model file: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot read %1. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service stopped while it ran, and it could not be taken up again. Start it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can grant what he does not hold: you lack %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too much at once: the limit is %1. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is changed by its own actions alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service does not know %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has no entry %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process %1 already uses the data directory %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data directory %1 cannot be used: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service at this address is not the one that this console trusts. Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log of this service does not continue what this console saw before. Both signed heads are kept as proof; call your compliance officer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service did not answer in time. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service is older than the console and cannot do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody must remain who may administer the organisation. Bind another administrator first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log material does not verify: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refused it for a reason that this console does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field name, what is wrong with it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files are where they were imported from, unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing or was changed since the import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in a pickle format, which can run code when it is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service reports a condition that this console does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GGUF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pickle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vendor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rerank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tool use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transcription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>policy author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the file headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hashing the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registering the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking the events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking the resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking the tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>control service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody identified</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>auditpage::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save proof…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show new events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log cannot be read now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The events could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the log matches this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change that anybody makes stands here, with its proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes log, %1 events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes log, %1 events, more than 10,000 match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes log, %1 events, %2 within your sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes log, %1 events, %2 match</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The log has grown by %n events since this list was made. Show them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The list holds the newest events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You lack the permission %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service checks every row, entry, spec, tile and head of its whole store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an event first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event is not proven.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a tlog-proof file that anybody can check without this console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event names no object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the object of the event where it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service verifies its whole store. The tasks show how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verification could not be started. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the proof of event %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proofs (*.tlog-proof)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proof was written. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof of event %1 was written to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof could not be written to %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>auditpage::EventInspector</name>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it changed was erased. The log still commits to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changed no intent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>catalogpage::CatalogModel</name>
    <message>
        <source>pickle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>catalogpage::CatalogPage</name>
    <message>
        <source>Import model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New model without files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is in the catalog yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a GGUF or safetensors file: its header is read, its bytes are hashed, and what it is stands here from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model matches the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the filter, or clear it with Escape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %n model(s) match</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Select a model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version&apos;s present state does not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is not connected; nothing can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model leaves the catalog. Its history stays, and it can be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>catalogpage::ImportDialog</name>
    <message>
        <source>Import a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory or file on the service&apos;s host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example a ticket, or where it comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model &amp;id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;License</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The directory cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service sees no directory and no model file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import of models/%1 has begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a GGUF or safetensors file that the service can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what the file says. The import hashes all of it and records what it found; an id that exists gets a new version.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>catalogpage::ModelInspector</name>
    <message>
        <source>Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a model to see what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>License</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1, imported %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no version yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has written a card for this model yet. Edit the model to add one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>catalogpage::VerbDialog</name>
    <message>
        <source>%1: %2</source>
        <comment>action, name of a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deprecate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason, kept beside the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example a ticket, or why now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be approved from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be deployed from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs goes on running; nothing new should use it. It can be approved again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must not be used any more. There is no way back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>catalogpage::VersionsModel</name>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::Absence</name>
    <message>
        <source>not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erased</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::ChangeDialog</name>
    <message>
        <source>New object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is made before you apply it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generation %L1 stands now; nothing changes before you apply it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing differs from what stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason, kept beside the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example a ticket, or why now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge and check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field holds something that is not a value of its kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to apply yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service checks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service applies it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) refer to it: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The service would apply this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some fields need another value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object was changed by somebody else meanwhile. Close this and look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by somebody else while you edited it. Choose what shall stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo revision %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a change like any other: checked, recorded, and itself undone the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo of revision %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is changed: revision %L2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are changed in one revision.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Discard your changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you entered for %1 is not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::ConflictView</name>
    <message>
        <source>Kept from the other change: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both changes fit together; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep yours for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::DiffView</name>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::FactList</name>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all facts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::FieldEditor</name>
    <message>
        <source>Separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key=value on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::FilterBar</name>
    <message>
        <source>Filter, for example %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position %L1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an old spelling; write %1 instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::GridColumns</name>
    <message>
        <source>Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit all columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::HistoryModel</name>
    <message>
        <source>Generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::HistoryView</name>
    <message>
        <source>Restore this generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a generation to see what it changed, or two to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history of what you select stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generation %L1 against %L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generation %L1, the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore generation %L1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to generation %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It becomes a new generation; none is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object comes back as it was last, under the same identity.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::Inspector</name>
    <message>
        <source>Parts of what is selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::JsonView</name>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::Navigation</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::NavigationModel</name>
    <message>
        <source>Operate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Govern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::SkeletonBars</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::SpecForm</name>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::StatePanel</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::TimeText</name>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>A date, a time of day and the name of the time zone.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit::WindowGrid</name>
    <message>
        <source>loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>shell::MainWindow</name>
    <message>
        <source>No page shows %1 yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search objects and actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the log&apos;s newest head now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does that mean?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 What you see is the last copy; nothing can be changed until the service is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was rewritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evidence is the file %1. Accept the log as it is now only when you know why it is another, for example after a restore from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the log as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work is still running</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) run in the service of this machine.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Left alone, it finishes and then ends by itself. Stopped, the work is taken up again at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the service</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>shell::Omnibox</name>
    <message>
        <source>Search and actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search objects and actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type &gt; for actions alone, @ for objects alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>shell::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds from the next start of the console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language, from the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys at rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not encrypted at rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the service with a key file or a systemd credential to have its keys wrapped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>shell::StatusLine</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Connected, %L1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ Not connected; trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data is live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data is %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log not verified yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log verified to %L1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ The log was rewritten</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>shell::TaskList</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n task(s): %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s): %1, %L2 %</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports and verifications stand here while they run, and for a while after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole log agrees with what is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not imported. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was not verified. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>shell::TopBar</name>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
