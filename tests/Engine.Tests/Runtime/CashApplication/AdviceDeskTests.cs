using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Sources;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Bank.Remittance;
using Engine.Core.Sources.Files;
using Engine.Core.Values;
using Engine.Runtime.CashApplication;
using Engine.Runtime.Storage;
using Engine.Tests.Core.Sources.Bank;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.CashApplication;

/// <summary>Payments of one file and remittance advices of another, in any order.</summary>
public sealed class AdviceDeskTests : IDisposable
{
    private static readonly DateTimeOffset noon = new(2026, 1, 17, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly SettableTime clock = new(noon);
    private readonly IStore store;
    private readonly AdviceDesk desk;

    public AdviceDeskTests()
    {
        store = Stores.Open(folder);
        desk = new AdviceDesk(store.Advices, clock);
    }

    private static ClientConfig Client { get; } = WorkMappings.Client("acme", null) with { Advices = new AdvicePolicy(5, TimeSpan.FromHours(24)) };

    // The advice of remittance.edi names the trace of the first receipt of receipts.ach.
    private static SourceEvent Payment { get; } = Without(Of("ach", "receipts.ach").First(one => one.Type == BankEvents.PaymentReceived), "remittance", "references");

    private static SourceEvent Advice { get; } = Of("x12", "remittance.edi").First(one => one.Type == BankEvents.RemittanceReceived);

    public void Dispose()
    {
        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        folder.Dispose();
    }

    [Fact]
    public async Task An_advice_that_came_first_tells_what_its_payment_is_for()
    {
        await AcceptAsync(Advice);
        var number = await AcceptAsync(Payment);
        var joined = Assert.IsType<AdviceAnswer.Decide>(await AskAsync(number)).Source;

        Assert.Equal(Advice.Payload.Member("data").Member("remittance"), joined.Payload.Member("data").Member("remittance"));
        Assert.Equal(Advice.Id, joined.Payload.Member("data").Member("advice").Member("id").AsText());
        Assert.Equal(Payment.Payload.Member("data").Member("amount"), joined.Payload.Member("data").Member("amount"));
        Assert.True(AdvisedPayment.Tells(joined));
    }

    [Fact]
    public async Task A_payment_that_came_first_waits_for_its_advice_and_takes_it()
    {
        var number = await AcceptAsync(Payment);
        Assert.Equal(new AdviceAnswer.Wait(noon.AddMinutes(15), noon.AddHours(24)), await AskAsync(number));

        clock.Now = noon.AddHours(2);
        await AcceptAsync(Advice);
        Assert.NotSame(Payment, Assert.IsType<AdviceAnswer.Decide>(await AskAsync(number)).Source);
    }

    [Fact]
    public async Task After_the_deadline_it_is_decided_about_without()
    {
        var number = await AcceptAsync(Payment);
        clock.Now = noon.AddHours(24).AddMinutes(-5);
        Assert.Equal(new AdviceAnswer.Wait(noon.AddHours(24), noon.AddHours(24)), await AskAsync(number));
        clock.Now = noon.AddHours(24);
        Assert.Same(Payment, Assert.IsType<AdviceAnswer.Decide>(await AskAsync(number)).Source);
    }

    [Fact]
    public async Task An_advice_belongs_to_one_payment_and_what_was_joined_stays_joined()
    {
        await AcceptAsync(Advice);
        var first = await AcceptAsync(Payment);
        var second = await AcceptAsync(Payment with { Id = "/files|other" });
        var joined = Assert.IsType<AdviceAnswer.Decide>(await AskAsync(first)).Source;

        Assert.IsType<AdviceAnswer.Wait>(await AskAsync(second));
        await AcceptAsync(Advice with { Id = "/files|another" });
        Assert.Equal(joined.Payload, Assert.IsType<AdviceAnswer.Decide>(await AskAsync(first)).Source.Payload);
        Assert.IsType<AdviceAnswer.Decide>(await AskAsync(second));
        Assert.Equal(0, (await store.Audit.VerifyAsync(null, deep: false, CancellationToken.None)).Total);
    }

    [Fact]
    public async Task A_plan_that_is_only_shown_keeps_no_join()
    {
        await AcceptAsync(Advice);
        var number = await AcceptAsync(Payment);

        Assert.IsType<AdviceAnswer.Decide>(await desk.AskAsync(number, Payment, Client, noon, keeps: false));
        Assert.Null(await store.Advices.OfAsync(number));
    }

    [Fact]
    public async Task Two_advices_that_fit_equally_well_go_to_a_person_unless_the_payment_tells_itself()
    {
        await AcceptAsync(Advice);
        await AcceptAsync(Advice with { Id = "/files|another" });
        var number = await AcceptAsync(Payment);

        Assert.StartsWith("2 remittance advices fit the payment equally well", Assert.IsType<AdviceAnswer.Unsure>(await AskAsync(number)).Message, StringComparison.Ordinal);
        var telling = Joined(Payment, "confirmed", Value.Of((IReadOnlyList<Value>)[Value.Of("INV-1")]));
        Assert.Same(telling, Assert.IsType<AdviceAnswer.Decide>(await desk.AskAsync(number, telling, Client, noon, keeps: true)).Source);
    }

    [Fact]
    public async Task A_client_that_does_not_ask_for_it_has_nothing_joined()
    {
        await AcceptAsync(Advice);
        var number = await AcceptAsync(Payment);

        Assert.Same(Payment, Assert.IsType<AdviceAnswer.Decide>(await desk.AskAsync(number, Payment, Client with { Advices = null }, noon, keeps: true)).Source);
    }

    private Task<AdviceAnswer> AskAsync(long number) => desk.AskAsync(number, Payment, Client, noon, keeps: true);

    private async Task<long> AcceptAsync(SourceEvent source)
    {
        await store.Inbox.AcceptAsync(new Delivery("acme", source, ValueJson.Bytes(Joined(source, null, default).Payload), source.Id, noon));
        return (await store.Inspection.EventAsync("acme", source.Id))[0].Summary.Number;
    }

    private static IEnumerable<SourceEvent> Of(string feed, string file) =>
        BankFeeds.Read(feed, BankFeeds.Bytes(feed, file)).OfType<FileEvent.Row>().Select(row => row.Reading.Event);

    // A receipt that says nothing of what it is for but its trace.
    private static SourceEvent Without(SourceEvent source, params string[] members)
    {
        foreach (var member in members)
        {
            var kept = member == "references"
                ? (IReadOnlyList<Value>)[.. source.Payload.Member("data").Member(member).AsList().Where(one => !ReferenceKinds.IsDocument(one.Member("kind").AsText()))]
                : null;
            source = Joined(source, member, kept is null ? Value.Of(new ValueObject(("lines", Value.Of((IReadOnlyList<Value>)[])))) : Value.Of(kept));
        }

        return source;
    }

    // The id of an event of a file is that of its payload behind the path of the source.
    private static SourceEvent Joined(SourceEvent source, string? member, Value value)
    {
        var content = source.Payload.Member("data").AsObject().Members.Where(one => one.Key != member).Select(one => (one.Key, one.Value)).ToList();
        if (member is not null)
        {
            content.Add((member, value));
        }

        return source with
        {
            Payload = Value.Of(new ValueObject([.. source.Payload.AsObject().Members.Select(one => one.Key == "data" ? (one.Key, Value.Of(new ValueObject([.. content]))) : one.Key == "id" ? (one.Key, Value.Of(source.Id[(source.Id.LastIndexOf('|') + 1)..])) : (one.Key, one.Value))])),
        };
    }
}
