using Engine.Core.Diagnostics;

namespace Engine.Runtime;

/// <summary>Trouble of the running service: <c>RUN0xx</c> data folder, <c>RUN1xx</c> intake, <c>RUN2xx</c> work on events.</summary>
public static class RuntimeCodes
{
    public static DiagnosticCode FolderInUse { get; } = new(
        "RUN001",
        "Another process uses this data folder",
        "Two engines on one folder would do the same work twice. Stop the other one, or give this one a folder of its own with --data.");

    public static DiagnosticCode SchemaNewer { get; } = new(
        "RUN002",
        "The data folder was written by a newer engine",
        "An older engine must not touch it. Start the newer engine, or restore a backup from before the upgrade.");

    public static DiagnosticCode NotAStore { get; } = new(
        "RUN003",
        "The data folder cannot be opened",
        "The database is missing, damaged, or belongs to another program. Check --data, rights and disk.");

    public static DiagnosticCode UnknownAddress { get; } = new(
        "RUN101",
        "Nothing is served at this address",
        "Events are posted to /webhooks/<client>/<source>: stripe, with a stripe connection in the client's client.yaml, or a source declared under its sources. The addresses of the API stand in engine/API.md and in /api/openapi.json.");

    public static DiagnosticCode WrongMethod { get; } = new(
        "RUN102",
        "The address does not take this method",
        "Use one that the header Allow of the answer names: POST for events and for whatever changes something, GET for whatever is only shown.");

    public static DiagnosticCode SecretUnreadable { get; } = new(
        "RUN103",
        "A signing secret cannot be read",
        "The environment variable or file named in client.yaml is missing or empty. Deliveries are refused with 503 until it is there; the source sends them again.");

    public static DiagnosticCode StorageUnavailable { get; } = new(
        "RUN104",
        "The event could not be kept",
        "The disk is full or the database cannot be written. Nothing was accepted; the sender repeats the delivery.");

    public static DiagnosticCode TooMuchWork { get; } = new(
        "RUN105",
        "Too many events are waiting to be handled",
        "Intake pauses with 503 until the backlog is shorter; the sender repeats the delivery.");

    public static DiagnosticCode BadRequest { get; } = new(
        "RUN106",
        "The request cannot be read",
        "The request is not valid HTTP, its body came too slowly, or is not what the address takes: JSON with no other members and values than engine/API.md lists.");

    public static DiagnosticCode Fault { get; } = new(
        "RUN107",
        "The engine has a fault of its own",
        "The log says more. Nothing was accepted; the sender repeats the delivery.");

    public static DiagnosticCode OtherBody { get; } = new(
        "RUN110",
        "A source sent one event with two contents",
        "The first one counts, and what came of it stands. Compare the two: the source's own record tells which is right, and the exception queue takes a corrected payload.");

    public static DiagnosticCode DiskNearlyFull { get; } = new(
        "RUN111",
        "The disk of the data folder is nearly full",
        "Intake pauses with 503 while less is free than --min-free says, and goes on by itself when there is space again. Nothing that was accepted is at risk.");

    public static DiagnosticCode TooManyBytes { get; } = new(
        "RUN112",
        "Too many deliveries are being read at once",
        "Intake pauses with 503 so that memory stays bounded; the sender repeats the delivery.");

    public static DiagnosticCode EmptyFile { get; } = new(
        "RUN113",
        "The file is empty",
        "A file without a row says nothing. If there was nothing to tell, send none.");

    public static DiagnosticCode FileTooLarge { get; } = new(
        "RUN114",
        "The file is larger than 64 MiB",
        "Have the sender split it.");

    public static DiagnosticCode NotAFile { get; } = new(
        "RUN115",
        "What lies in the drop folder is no plain file",
        "Folders and links are not followed, and a name must be text. Put the file itself there.");

    public static DiagnosticCode FileUnreadable { get; } = new(
        "RUN116",
        "A drop folder or a file in it cannot be read",
        "Check that the folder is there and that the user of the engine may read and write in it.");

    public static DiagnosticCode FileRefused { get; } = new(
        "RUN117",
        "A file that was dropped could not be taken",
        "Nothing of it is in the inbox. The message says why and where it lies; corrected and dropped again under the same name it closes its item.");

    public static DiagnosticCode SourceStuck { get; } = new(
        "RUN118",
        "A polled source stands still at an event that cannot be read",
        "Nothing behind that event is taken. The message says what is wrong with it; once the source lists it as it should be, or no more, the next run goes on and closes the item.");

    public static DiagnosticCode WaitedTooLong { get; } = new(
        "RUN201",
        "A record that the event depends on did not come",
        "The event waited for its `waitDays`. Create or find the record, then requeue the event.");

    public static DiagnosticCode StoredBodyUnreadable { get; } = new(
        "RUN202",
        "The stored event cannot be read",
        "The body passed intake once and does not any more; the data folder may be damaged.");

    /// <summary>Stands in stores of before refusals had a code for each class, <c>NET0xx</c>.</summary>
    public static DiagnosticCode Refused { get; } = new(
        "RUN203",
        "NetSuite refuses the record",
        "The message holds NetSuite's own words. Correct the mapping, the crosswalk or the record, then requeue the event.");

    public static DiagnosticCode TakenElsewhere { get; } = new(
        "RUN204",
        "NetSuite says the record exists, and it is not found by its external id",
        "Often another record has the same name. Rename it, or give it the external id, then requeue the event.");

    public static DiagnosticCode NeverAnswered { get; } = new(
        "RUN205",
        "NetSuite's answer to a write was lost again and again",
        "Each time the record was looked up and was not as wanted. Look at the record in NetSuite, then requeue the event.");

    public static DiagnosticCode StoppedTheEngine { get; } = new(
        "RUN206",
        "The engine stopped repeatedly while it worked on this event",
        "The event is set aside so that it cannot stop the engine again. Report it with the log.");

    public static DiagnosticCode EventFault { get; } = new(
        "RUN207",
        "The engine could not handle this event because of a fault of its own",
        "The log says more. Report it; other events are not affected.");

    public static DiagnosticCode NoAnswer { get; } = new(
        "RUN210",
        "A question that an event depends on was not answered",
        "NetSuite or the source failed on it again and again while it answered others. The message holds the last answer; requeue the event when it is mended.");

    public static DiagnosticCode IntakePaused { get; } = new(
        "RUN211",
        "A person stopped the intake",
        "Deliveries are refused with 503 until `engine resume`; their senders repeat them.");

    public static DiagnosticCode PauseUnsaid { get; } = new(
        "RUN212",
        "A pause needs to say why",
        "Say in a sentence why; it is kept in the audit chain and shown in the status as long as the pause holds.");

    public static DiagnosticCode NotPaused { get; } = new(
        "RUN213",
        "Nothing of this name is paused",
        "A pause is ended as it was begun: with the same client and source, or with neither.");

    public static DiagnosticCode NoSuchClient { get; } = new(
        "RUN214",
        "The configuration has no such client",
        "Clients are named as their folders in mappings/ are.");

    public static DiagnosticCode NoAccount { get; } = new(
        "RUN208",
        "The client has no NetSuite account",
        "Add `connections.netsuite` to the client's client.yaml, then requeue the event.");
}
