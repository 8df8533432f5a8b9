using System.Globalization;

namespace Engine.Core.Sources.Bank.X12;

/// <summary>Reads interchanges in their order ISA (GS (ST … SE)+ GE)+ IEA and holds one transaction set at a time.</summary>
internal sealed class X12Reader(BankFile file, BankFindings findings)
{
    private const string PaymentOrderSet = "820";
    private const string PaymentGroup = "RA";
    private const int MostSegments = 100_000;

    private readonly X12Envelope envelope = new();
    private PaymentOrder? order;

    public IEnumerable<BankEntry> Read()
    {
        var start = file.Bytes.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || X12Delimiters.OfIsa(file.Bytes.Span[start..]) is not { } delimiters)
        {
            findings.Refuse(BankCodes.NotThisFormat, file.PlaceOf(Math.Max(0, start)), "The file does not begin with an ISA of 106 characters.");
            yield break;
        }

        var last = new Place(1);
        foreach (var segment in X12Segments.Of(file, file.Bytes[start..], delimiters, file.PlaceOf(start), findings))
        {
            last = segment.Place;
            var (isFine, entry) = Take(segment);
            if (!isFine)
            {
                yield break;
            }

            if (entry is not null)
            {
                yield return entry;
            }
        }

        if (envelope.IsOpen)
        {
            findings.Refuse(BankCodes.CutOff, last, "The file ends without IEA.");
        }
    }

    private (bool IsFine, BankEntry? Entry) Take(X12Segment segment) => segment.Id switch
    {
        "ISA" => (Begin(segment), null),
        "GS" => (Group(segment), null),
        "ST" => (Set(segment), null),
        "SE" => EndSet(segment),
        "GE" => (EndGroup(segment), null),
        "IEA" => (End(segment), null),
        _ => (Content(segment), null),
    };

    private bool Begin(X12Segment segment)
    {
        if (envelope.IsOpen)
        {
            return OutOfPlace(segment);
        }

        (envelope.Interchange, envelope.Groups) = (segment, 0);
        if (envelope.IsTest)
        {
            findings.Note(BankCodes.NotForPosting, segment.Place, "The interchange is marked as a test (ISA15 T).");
        }

        return true;
    }

    private bool Group(X12Segment segment)
    {
        if (!envelope.IsOpen || envelope.Group is not null)
        {
            return OutOfPlace(segment);
        }

        (envelope.Group, envelope.Sets) = (segment, 0);
        envelope.Groups++;
        return true;
    }

    private bool Set(X12Segment segment)
    {
        if (envelope.Group is null || envelope.Set is not null)
        {
            return OutOfPlace(segment);
        }

        (envelope.Set, envelope.Segments) = (segment, 1);
        envelope.Sets++;
        order = segment[1] == PaymentOrderSet ? new PaymentOrder("", envelope.Group[8]) : null;
        if (order is null)
        {
            findings.Note(BankCodes.Unlisted, segment.Place, $"Transaction set {segment[1]} is kept to be looked at; payments are 820.");
        }

        // A group says what its sets are; one of payments with another set in it is damaged.
        return order is not null || envelope.Group[1] != PaymentGroup || findings.Refuse(BankCodes.BadField, segment.Place, $"Transaction set {segment[1]} stands in a group of payments (GS01 RA).");
    }

    private bool Content(X12Segment segment)
    {
        // TA1 stands between interchange and group; nothing else stands outside of a set.
        if (envelope.Set is null)
        {
            return segment.Id == "TA1" || OutOfPlace(segment);
        }

        envelope.Segments++;
        return envelope.Segments > MostSegments ? findings.Refuse(BankCodes.Limit, segment.Place, $"A transaction set has more than {MostSegments} segments.")
            : order?.Add(segment) is not { } problem || findings.Refuse(BankCodes.BadField, segment.Place, problem);
    }

    private (bool IsFine, BankEntry? Entry) EndSet(X12Segment segment)
    {
        if (envelope.Set is not { } set)
        {
            return (OutOfPlace(segment), null);
        }

        var isFine = IsCount(segment, envelope.Segments + 1, "segments") && IsNumber(segment, 2, set[2], "ST02");
        var entry = order is null ? Other(set) : X12Entry.Of(order, set, envelope, file, findings);
        (envelope.Set, order) = (null, null);
        return (isFine && entry is not null, entry);
    }

    private BankEntry Other(X12Segment set) => new(set.Place.Line, BankEvents.EntryOther, $"{X12Entry.Control(envelope)}|{set[2]}|{set[1]}", file.ReceivedOn)
    {
        Why = $"transaction set {set[1]}",
    };

    private bool EndGroup(X12Segment segment)
    {
        if (envelope.Group is not { } group || envelope.Set is not null)
        {
            return OutOfPlace(segment);
        }

        envelope.Group = null;
        return IsCount(segment, envelope.Sets, "transaction sets") && IsNumber(segment, 2, group[6], "GS06");
    }

    private bool End(X12Segment segment)
    {
        if (envelope.Interchange is not { } interchange || envelope.Group is not null)
        {
            return OutOfPlace(segment);
        }

        envelope.Interchange = null;
        return IsCount(segment, envelope.Groups, "groups") && IsNumber(segment, 2, interchange[13], "ISA13");
    }

    private bool IsCount(X12Segment segment, long count, string what) =>
        (Digits.TryRead(segment[1], out var said) && said == count)
        || findings.Deviate(Leniency.Counts, BankCodes.ControlCount, segment.Place, $"{segment.Id}01 counts {segment[1]} {what}, and there are {count.ToString(CultureInfo.InvariantCulture)}.");

    private bool IsNumber(X12Segment segment, int element, string? number, string of) =>
        segment[element] == number
        || findings.Deviate(Leniency.Counts, BankCodes.ControlCount, segment.Place, $"{segment.Id}02 is {segment[element]}, and {of} is {number}.");

    private bool OutOfPlace(X12Segment segment) => findings.Refuse(BankCodes.BadRecord, segment.Place, $"The segment {segment.Id} stands where it cannot stand.");
}
