using Engine.Core.Diagnostics;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>Trouble with actions on the exception queue: <c>RUN3xx</c>.</summary>
public static class ExceptionQueueCodes
{
    public static DiagnosticCode ForgetsWhatWasWritten { get; } = new(
        "RUN300",
        "A retry would forget a record that an earlier attempt wrote",
        "The configuration gives the record another external id than when it was written, so the fact would be booked twice. Give it the old id, or correct NetSuite by hand and resolve the item.");

    public static DiagnosticCode NoItem { get; } = new(
        "RUN301",
        "There is no such item in the exception queue",
        "`engine exceptions list` shows the items with their ids, such as X17; `engine exceptions groups` shows the groups.");

    public static DiagnosticCode NotNow { get; } = new(
        "RUN302",
        "The item does not stand so that this could be done to it",
        "The message says how it stands. A settled item can be reopened; one whose event is being worked is settled or raised again by itself.");

    public static DiagnosticCode Overtaken { get; } = new(
        "RUN303",
        "Something happened to the item meanwhile",
        "Somebody else acted on it, or its event was worked. Look at it again, then decide.");

    public static DiagnosticCode NoReason { get; } = new(
        "RUN304",
        "An action that affects money needs a reason",
        "Say why, with --why or the member `why`: it is kept with the action.");

    public static DiagnosticCode RevisionGone { get; } = new(
        "RUN305",
        "The configuration that decided the event is no longer there",
        "It was replaced, had planned nothing that could be carried on, and its files are not kept any more. Put them back, or retry under the present configuration.");

    public static DiagnosticCode InDoubt { get; } = new(
        "RUN306",
        "A write of the event has no answer and may still take effect",
        "NetSuite ends every request after 15 minutes. Until then the plan is neither replaced nor given up; a retry carries it on and looks first.");

    public static DiagnosticCode BadPayload { get; } = new(
        "RUN307",
        "The edited payload cannot take the place of the delivered one",
        "It must be readable as the source's own, and stay the same event: id, type and time are not edited.");

    public static DiagnosticCode NoCrosswalk { get; } = new(
        "RUN308",
        "The row cannot be added to that crosswalk",
        "Name a crosswalk of the client by --table. One that comes from a pack is shared: make a file of the same name in the client's own crosswalks folder.");

    public static DiagnosticCode KeyExists { get; } = new(
        "RUN309",
        "The crosswalk has a row for the key already",
        "Change the row in the file if it is wrong; an existing row is never overwritten from here.");

    public static DiagnosticCode FileChanged { get; } = new(
        "RUN310",
        "The crosswalk file is not as it was when the configuration was loaded",
        "Somebody is editing it. Look at the file, wait until the configuration is loaded again, and repeat.");

    public static DiagnosticCode NotInForce { get; } = new(
        "RUN311",
        "The row stands in the file, and the configuration with it is not in force",
        "The folder does not compile, or was not read in time: `engine lint` says what is wrong. Retry the items once it is in force.");

    public static DiagnosticCode NoSuchRecord { get; } = new(
        "RUN312",
        "The record to link to cannot be used",
        "It is not in NetSuite, or carries another external id, or the event's own records cannot be told. The message says which.");

    public static DiagnosticCode RecordDiffers { get; } = new(
        "RUN313",
        "The record to link to differs from what the event says",
        "The differences are shown. If it is the same fact all the same, repeat with --accept-differences.");

    public static DiagnosticCode NoAnswer { get; } = new(
        "RUN314",
        "NetSuite gave no answer",
        "Nothing was decided without it. Repeat when NetSuite can be reached.");

    public static DiagnosticCode BadRequest { get; } = new(
        "RUN315",
        "A filter or member of the request cannot be read",
        "The message says what is taken there.");
}
