using System.Text;
using Engine.Core.Sources;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage;

/// <summary>What every store has to do for write-backs and reports.</summary>
public abstract class WriteBacksConformance
{
    private static readonly DateTimeOffset noon = Deliveries.Noon;

    /// <summary>A new, empty store.</summary>
    protected abstract IStore Open();

    [Fact]
    public async Task A_change_is_announced_until_it_is_done_and_never_again()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1");

        Assert.True(await store.WriteBacks.AnnounceAsync(Intent(id)));
        Assert.True(await store.WriteBacks.AnnounceAsync(Intent(id)));
        await store.WriteBacks.AnswerAsync(Answer(WriteBackState.Later, "no answer"));
        Assert.True(await store.WriteBacks.AnnounceAsync(Intent(id)));
        await store.WriteBacks.AnswerAsync(Answer(WriteBackState.Done, null));

        Assert.False(await store.WriteBacks.AnnounceAsync(Intent(id)));
        Assert.False(await store.WriteBacks.AnnounceAsync(Intent(await AcceptAsync(store, "evt_2"))));
        var report = Assert.Single((await store.Inspection.EventAsync("acme", "evt_1"))[0].WriteBacks);
        Assert.Equal((WriteBackState.Done, Change.Key, """{"a":"1","b":"2"}""", 200), (report.State, report.Key, report.Metadata, report.Exchange!.Status));
        Assert.Empty((await store.Inspection.EventAsync("acme", "evt_2"))[0].WriteBacks);
    }

    [Fact]
    public async Task What_is_done_stays_done_whatever_is_answered_later()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1");
        await store.WriteBacks.AnnounceAsync(Intent(id));
        await store.WriteBacks.AnswerAsync(Answer(WriteBackState.Done, null));

        await store.WriteBacks.AnswerAsync(Answer(WriteBackState.Refused, "late"));

        Assert.Equal(WriteBackState.Done, (await store.Inspection.EventAsync("acme", "evt_1"))[0].WriteBacks[0].State);
    }

    [Fact]
    public async Task Another_client_and_another_content_are_changes_of_their_own()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1");
        await store.WriteBacks.AnnounceAsync(Intent(id));
        await store.WriteBacks.AnswerAsync(Answer(WriteBackState.Done, null));

        Assert.True(await store.WriteBacks.AnnounceAsync(Intent(id) with { Client = "other" }));
        Assert.True(await store.WriteBacks.AnnounceAsync(Intent(id) with { Change = Change with { Metadata = [KeyValuePair.Create("a", "2")] } }));
    }

    [Fact]
    public async Task The_newest_hundred_reports_of_a_client_are_kept()
    {
        await using var store = Open();
        for (var run = 1; run <= 103; run++)
        {
            await store.Reports.KeepAsync(run, "acme", Encoding.UTF8.GetBytes($"{run}"));
        }

        await store.Reports.KeepAsync(104, "other", Encoding.UTF8.GetBytes("other"));
        await store.Reports.KeepAsync(103, "acme", Encoding.UTF8.GetBytes("anew"));

        Assert.Null(await store.Reports.FindAsync(3));
        Assert.Equal("4", Encoding.UTF8.GetString((await store.Reports.FindAsync(4))!.Value.Span));
        Assert.Equal("anew", Encoding.UTF8.GetString((await store.Reports.FindAsync(103))!.Value.Span));
        Assert.NotNull(await store.Reports.FindAsync(104));
    }

    private static SourceChange Change { get; } = new("stripe", "invoice", "in_1", [KeyValuePair.Create("b", "2"), KeyValuePair.Create("a", "1")]);

    private static WriteBackIntent Intent(long id) => new("acme", id, Change, noon);

    private static WriteBackAnswer Answer(WriteBackState state, string? detail) =>
        new("acme", Change.Key, state, detail, new HttpExchange("POST", "/v1/invoices/in_1", "metadata[a]=1", 200, "{}", null, TimeSpan.FromSeconds(1)), noon);

    private static async Task<long> AcceptAsync(IStore store, string id)
    {
        await store.Inbox.AcceptAsync([Deliveries.Of(id)]);
        return (await store.Inspection.EventAsync("acme", id)).Single().Summary.Number;
    }
}
