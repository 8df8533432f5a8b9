using Engine.Core.Diagnostics;

namespace Engine.Core.Sources;

/// <summary>Trouble with what a source delivers: <c>EVT0xx</c> about the body, <c>EVT1xx</c> about its signature.</summary>
public static class EventCodes
{
    public static DiagnosticCode TooLarge { get; } = new(
        "EVT001",
        "The body is larger than 1 MiB",
        "Stripe's events stay far below this size. Look at who is posting to this address.");

    public static DiagnosticCode NotJson { get; } = new(
        "EVT002",
        "The body is not JSON",
        "The body must be one JSON document in UTF-8, exactly as the source sent it. A proxy that cuts or re-encodes bodies causes this.");

    public static DiagnosticCode TooDeep { get; } = new(
        "EVT003",
        "The body is nested more than 64 levels deep",
        "No event of a known source is nested like this. Look at who is posting to this address.");

    public static DiagnosticCode RepeatedMember { get; } = new(
        "EVT004",
        "An object of the body has a member twice",
        "Two readers could understand such a body differently, so it is refused. Ask the sender to send each member once.");

    public static DiagnosticCode NotAnEvent { get; } = new(
        "EVT005",
        "The body is not a Stripe event",
        "A webhook body is an envelope with `\"object\": \"event\"`; a bare invoice, charge or list is not an event.");

    public static DiagnosticCode ThinEvent { get; } = new(
        "EVT006",
        "The body is a thin event",
        "Thin events (`v2.core.event`) carry no copy of their object. In Stripe, create the event destination with snapshot payloads.");

    public static DiagnosticCode NoType { get; } = new(
        "EVT007",
        "The event does not say what happened",
        "`type` must be a name such as `invoice.paid`: 1 to 255 visible ASCII characters.");

    public static DiagnosticCode NoId { get; } = new(
        "EVT008",
        "The event has no usable id",
        "`id` tells a repeated delivery from a new event: 1 to 255 visible ASCII characters, such as `evt_1AbC`.");

    public static DiagnosticCode NoTime { get; } = new(
        "EVT009",
        "The event does not say when it happened",
        "Stripe: `created` must be a whole number of seconds since 1970, such as 1760000000. CloudEvents: `time` must be an instant such as 2026-01-15T12:00:00Z; the engine orders events by it.");

    public static DiagnosticCode NoObject { get; } = new(
        "EVT010",
        "The event carries no object",
        "`data.object` must hold the invoice, charge or other object the event is about.");

    public static DiagnosticCode BadApiVersion { get; } = new(
        "EVT011",
        "The API version of the event cannot be read",
        "`api_version` must be text such as `2025-03-31.basil`, or null.");

    public static DiagnosticCode NotACloudEvent { get; } = new(
        "EVT012",
        "The body is not a CloudEvent",
        "A declared source sends CloudEvents 1.0: a JSON object with `specversion`, `id`, `source`, `type`, `time` and `data`, or the same in `ce-` headers.");

    public static DiagnosticCode NoOrigin { get; } = new(
        "EVT013",
        "The event does not say where it comes from",
        "`source` and `id` together tell a repeated delivery from a new event: `source` is a URI reference such as `/meters/eu`.");

    public static DiagnosticCode BinaryData { get; } = new(
        "EVT014",
        "The content of the event is not JSON",
        "A mapping reads JSON. Send the content as JSON in `data`, with `datacontenttype` application/json.");

    public static DiagnosticCode BadBatch { get; } = new(
        "EVT015",
        "The batch cannot be taken",
        "A batch is a JSON array of 1 to 1000 CloudEvents, sent as application/cloudevents-batch+json. One bad event keeps the whole batch out: correct it and send the batch again.");

    public static DiagnosticCode OtherFormat { get; } = new(
        "EVT016",
        "The delivery is in a form that is not read",
        "Send application/cloudevents+json, application/cloudevents-batch+json, or JSON with the event's attributes in `ce-` headers. A source that signs its bodies cannot use `ce-` headers, since nothing signs those.");

    public static DiagnosticCode BadRow { get; } = new(
        "EVT017",
        "A row of the file cannot be read",
        "One bad row keeps the whole file out, so that it can be corrected and sent again. The row must be as the source's `file` in client.yaml says.");

    public static DiagnosticCode CardInFile { get; } = new(
        "EVT018",
        "A card number stands in the file",
        "Card numbers are not kept, and a file is kept as it is. Have the sender leave the number out, or all of it but the last four digits.");

    public static DiagnosticCode SignatureMalformed { get; } = new(
        "EVT101",
        "The signature header is missing or cannot be read",
        "`Stripe-Signature` must be one `t=<seconds>` and one to eight `v1=<hexadecimal>`, separated by commas. A declared source sends the headers that its `signature` in client.yaml names.");

    public static DiagnosticCode SignatureNoScheme { get; } = new(
        "EVT102",
        "The signature header has no signature of scheme v1",
        "Only `v1` is accepted; other schemes are ignored, since accepting one would weaken the check.");

    public static DiagnosticCode SignatureMismatch { get; } = new(
        "EVT103",
        "The signature does not belong to this body",
        "Either the signing secret in client.yaml is not the one of this endpoint, or something between the sender and the engine changed the body.");

    public static DiagnosticCode SignatureStale { get; } = new(
        "EVT104",
        "The signature is too old, or from the future",
        "A delivery is accepted within five minutes of its signing. Check the clock of this machine; Stripe signs every retry afresh.");

    public static DiagnosticCode WrongKey { get; } = new(
        "EVT105",
        "The delivery shows no key of its source",
        "`Authorization: Bearer <key>` must hold a key that client.yaml names under the source's bearerKeys and whose end has not come.");
}
