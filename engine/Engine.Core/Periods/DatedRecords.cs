using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.Periods;

/// <summary>
/// Moves, stops or holds what is dated in a closed period, as the client wants it for each kind of record. Pure. What was moved once stays where it is, whatever
/// becomes of the period: its memo says so, and so does the journal.
/// </summary>
internal sealed class DatedRecords
{
    private const string TranDate = "tranDate";
    private const string Memo = "memo";

    // SN-ID-08 (a).
    private const string Moved = "Original transaction date: ";

    private readonly PeriodCalendar calendar;
    private readonly FrozenDictionary<string, ClosedPeriodPolicy> policies;
    private readonly Observations observed;
    private readonly PeriodRelease? release;
    private readonly ImmutableArray<PlanProblem>.Builder problems = ImmutableArray.CreateBuilder<PlanProblem>();
    private readonly ImmutableArray<RecordKey>.Builder waits = ImmutableArray.CreateBuilder<RecordKey>();
    private readonly List<string> reasons = [];

    private DatedRecords(PeriodCalendar calendar, FrozenDictionary<string, ClosedPeriodPolicy> policies, PeriodRelease? release, Observations observed) =>
        (this.calendar, this.policies, this.release, this.observed) = (calendar, policies, release, observed);

    /// <summary>The records, those in it that were moved.</summary>
    public ImmutableArray<WantedRecord> Records { get; private set; } = [];

    /// <summary>What a person has to decide.</summary>
    public ImmutableArray<PlanProblem> Problems => problems.ToImmutable();

    /// <summary>The periods that have to open first.</summary>
    public ImmutableArray<RecordKey> WaitsFor => [.. waits.Distinct()];

    /// <summary>Why it waits.</summary>
    public string Reason => string.Join(" ", reasons);

    /// <param name="release">What a person said of this event; it holds whatever the policies are. Null when nobody did.</param>
    public static DatedRecords Of(
        ImmutableArray<WantedRecord> wanted, PeriodCalendar calendar, FrozenDictionary<string, ClosedPeriodPolicy> policies, PeriodRelease? release, Observations observed)
    {
        var dated = new DatedRecords(calendar, policies, release, observed);
        dated.Records = [.. wanted.Select(dated.Place)];
        return dated;
    }

    /// <summary>Whether one of the records was moved out of a closed period before, so that it has to be kept where it is.</summary>
    public static bool WereMoved(ImmutableArray<WantedRecord> wanted, Observations observed) => wanted.Any(record =>
        observed[record.Key] is Observed.Found(var found) && MemoOf(found)?.Contains(Moved, StringComparison.Ordinal) == true);

    private WantedRecord Place(WantedRecord wanted)
    {
        if (wanted.Write is WriteMode.LinkOnly || DateOf(wanted.Content) is not { } day)
        {
            return wanted;
        }

        if (observed[wanted.Key] is Observed.Found(var found))
        {
            return Kept(wanted, found, day);
        }

        var receivables = RecordTypes.Find(wanted.Key.RecordType)!.PostsToReceivables;
        return wanted.Linked is not null || calendar.WhyNot(day, receivables) is not { } why ? wanted
            : release is not null ? Released(wanted, release, day, receivables, why)
            : policies.TryGetValue(wanted.Key.RecordType, out var policy) ? Decide(wanted, policy, day, receivables, why)
            : wanted;
    }

    private WantedRecord Released(WantedRecord wanted, PeriodRelease released, DateOnly day, bool receivables, string why)
    {
        if (released.On is not { } on)
        {
            return Decide(wanted, ClosedPeriodPolicy.NextOpenDay, day, receivables, why);
        }

        if (calendar.WhyNot(on, receivables) is { } closed)
        {
            problems.Add(Problem(PeriodCodes.Closed.Id, $"{wanted.Key} is dated {Show(day)}, and was released for {Show(on)}: {closed} in NetSuite.", wanted));
            return wanted;
        }

        return MovedTo(wanted, on, day);
    }

    private WantedRecord Decide(WantedRecord wanted, ClosedPeriodPolicy policy, DateOnly day, bool receivables, string why)
    {
        switch (policy)
        {
            case ClosedPeriodPolicy.Queue:
                waits.Add(new RecordKey("accountingPeriod", calendar.NameOf(day)));
                reasons.Add($"{wanted.Key} is dated {Show(day)}, and {why} in NetSuite. It is booked when the period is open again.");
                return wanted;
            case ClosedPeriodPolicy.NextOpenDay when calendar.NextOpen(day, receivables) is { } open:
                return MovedTo(wanted, open, day);
            case ClosedPeriodPolicy.NextOpenDay:
                problems.Add(Problem(PeriodCodes.NoOpenDay.Id, $"{wanted.Key} is dated {Show(day)}, {why} in NetSuite, and no later period is open.", wanted));
                return wanted;
            default:
                problems.Add(Problem(PeriodCodes.Closed.Id, $"{wanted.Key} is dated {Show(day)}, and {why} in NetSuite.", wanted));
                return wanted;
        }
    }

    // A record that was moved keeps its day and what its memo says of it, or the next event would move it back.
    private static WantedRecord Kept(WantedRecord wanted, ObservedRecord found, DateOnly day)
    {
        var said = MemoOf(found);
        var there = found.Fields.Member(TranDate) is { Kind: ValueKind.Date } date ? date.AsDate() : DateOnly.TryParseExact(Text(found.Fields.Member(TranDate)), "yyyy-MM-dd", out var read) ? read : (DateOnly?)null;
        return said?.Contains(Moved + Show(day), StringComparison.Ordinal) == true && there is { } held ? MovedTo(wanted, held, day) : wanted;
    }

    private static WantedRecord MovedTo(WantedRecord wanted, DateOnly to, DateOnly from)
    {
        var memo = MemoOf(wanted.Content.Fields) is { Length: > 0 } own ? $"{own} {Moved}{Show(from)}" : Moved + Show(from);
        FieldContents fields =
        [
            .. wanted.Content.Fields.Where(field => field.Name is not (TranDate or Memo)),
            new FieldContent(TranDate, Value.Of(to)),
            new FieldContent(Memo, Value.Of(memo)),
        ];
        return wanted with { Content = wanted.Content with { Fields = fields } };
    }

    private static DateOnly? DateOf(RecordContent content) => content.Fields.TryGet(TranDate, out var date) && date.Kind == ValueKind.Date ? date.AsDate() : null;

    private static string? MemoOf(ObservedRecord found) =>
        found.LastWritten is { } written && MemoOf(written.Fields) is { } ours ? ours : Text(found.Fields.Member(Memo));

    private static string? MemoOf(FieldContents fields) => fields.TryGet(Memo, out var memo) ? Text(memo) : null;

    private static string? Text(Value value) => value.Kind == ValueKind.Text ? value.AsText() : null;

    private static PlanProblem Problem(string code, string message, WantedRecord wanted) =>
        new(code, message, wanted.Name, TranDate, wanted.Origins.Where(origin => origin.Path == TranDate).Select(origin => origin.Span).FirstOrDefault());

    private static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
