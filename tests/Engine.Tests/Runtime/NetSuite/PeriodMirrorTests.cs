using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Periods;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.NetSuite;

public sealed class PeriodMirrorTests
{
    private readonly ManualTime clock = new(Deliveries.Noon);
    private readonly Account account = new();

    [Fact]
    public async Task Periods_are_read_once_within_the_hour_and_again_after_it_or_when_they_turned_out_to_be_old()
    {
        var mirror = new PeriodMirror(clock);
        Assert.Null(await WhyNotAsync(mirror));
        account.IsClosed = true;
        Assert.Null(await WhyNotAsync(mirror));
        Assert.Equal(1, account.Asked);

        mirror.Forget("acme");
        Assert.Equal("Jan 2026 is closed", await WhyNotAsync(mirror));

        account.IsClosed = false;
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await WhyNotAsync(mirror));
        Assert.Equal(3, account.Asked);
    }

    [Fact]
    public async Task A_read_that_failed_is_unknown_and_asked_again_with_the_next_event()
    {
        var mirror = new PeriodMirror(clock);
        account.IsDown = true;
        Assert.IsType<PeriodsObserved.Unknown>(await mirror.OfAsync(Client, account, default));
        account.IsDown = false;
        Assert.IsType<PeriodsObserved.Known>(await mirror.OfAsync(Client, account, default));
    }

    [Theory]
    [InlineData("2026-01-31", true, "Jan 2026 is closed", "2026-03-01")]
    [InlineData("2026-02-10", true, "Feb 2026 is locked for receivables", "2026-03-01")]
    [InlineData("2026-02-10", false, null, "2026-02-10")]
    [InlineData("2026-03-05", true, null, "2026-03-05")]
    [InlineData("2026-04-01", true, "no accounting period holds that day", null)]
    [InlineData("2025-12-31", false, "no accounting period holds that day", "2026-02-01")]
    public void A_day_is_open_or_says_why_not_and_which_is_next(string day, bool receivables, string? why, string? next)
    {
        var calendar = new PeriodCalendar([Month(3), Month(1, closed: true), Month(2, locked: true)]);

        Assert.Equal(why, calendar.WhyNot(DateOnly.Parse(day), receivables));
        Assert.Equal(next, calendar.NextOpen(DateOnly.Parse(day), receivables)?.ToString("yyyy-MM-dd"));
        Assert.Null(PeriodCalendar.AlwaysOpen.WhyNot(DateOnly.Parse(day), receivables));
    }

    private static ClientConfig Client => WorkMappings.Client("acme", null);

    private static AccountingPeriod Month(int month, bool closed = false, bool locked = false) => new(
        new DateOnly(2026, month, 1).ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1), closed, locked);

    private async Task<string?> WhyNotAsync(PeriodMirror mirror) =>
        Assert.IsType<PeriodsObserved.Known>(await mirror.OfAsync(Client, account, default)).Calendar.WhyNot(new DateOnly(2026, 1, 20), true);

    /// <summary>An account that answers nothing but the question for its periods.</summary>
    private sealed class Account : INetSuite
    {
        public bool IsClosed { get; set; }

        public bool IsDown { get; set; }

        public int Asked { get; private set; }

        public Task<QueryAnswer> QueryAsync(string statement, CancellationToken cancel)
        {
            Assert.Equal(PeriodQuery.Statement, statement);
            Asked++;
            var row = Value.Of(new ValueObject([
                ("id", Value.Of("1")), ("periodname", Value.Of("Jan 2026")), ("first", Value.Of("2026-01-01")), ("last", Value.Of("2026-01-31")),
                ("closed", Value.Of(IsClosed ? "T" : "F")), ("alllocked", Value.Of("F")), ("arlocked", Value.Of("F"))]));
            return Task.FromResult<QueryAnswer>(IsDown ? new QueryAnswer.Unknown("It does not answer.") : new QueryAnswer.Rows([row], HasMore: false));
        }

        public Task<LookUpAnswer> LookUpAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IDisposable> TurnToWriteAsync(CancellationToken cancel) => throw new NotSupportedException();

        public Task<SearchAnswer> SearchAsync(IReadOnlyCollection<SearchKey> keys, CancellationToken cancel) => throw new NotSupportedException();

        public Task<WriteAnswer> CreateAsync(RecordKey key, TransformSource? from, RecordContent content, CancellationToken cancel) => throw new NotSupportedException();

        public Task<WriteAnswer> UpdateAsync(RecordKey key, string internalId, RecordContent changes, CancellationToken cancel) => throw new NotSupportedException();

        public Task<Observed> ReadAsync(string recordType, string internalId, CancellationToken cancel) => throw new NotSupportedException();

        public Task<WriteAnswer> NameAsync(RecordKey key, string internalId, CancellationToken cancel) => throw new NotSupportedException();
    }
}
