using System.Collections.Immutable;
using System.Text;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage.Conformance;

/// <summary>What <see cref="IErasure"/> promises (S20).</summary>
public abstract class ErasureConformance<TPlace> : StoreConformance<TPlace>
    where TPlace : IStorePlace, new()
{
    private const string Person = "Grace-Canary-Hopper";
    private const string Subject = "cus_canary";

    [Fact]
    public async Task After_an_erasure_the_files_hold_nothing_of_the_person_and_the_proof_stays()
    {
        await using (var store = Place.Open())
        {
            await FillAsync(store, "evt_1", Subject);
            await FillAsync(store, "evt_2", "cus_canary2", "Somebody else");
            Assert.True(Holds(Person));
            var checkpoint = await store.Audit.HeadAsync();

            Assert.Equal(new ErasureReport(1, 0), await store.Erasure.EraseSubjectAsync(Wish(Subject), CancellationToken.None));

            // With the store open: its log and its free pages are searched too.
            Assert.False(Holds(Person));
            Assert.True(Holds("Somebody else"));
            var erased = Assert.Single(await store.Inspection.EventAsync("acme", "evt_1"));
            Assert.Equal((EventState.Raised, "MAP001 (erased) (and 1 more)"[..15], "77"), (erased.Summary.State, erased.Summary.Reason, erased.Steps[0].InternalId));
            Assert.Equal("in_evt_1", erased.Steps[0].ExternalId);
            Assert.NotNull(PlanJson.Read(erased.Plan!.Value).Steps[0].Wanted.Key);
            Assert.Equal(204, erased.Steps[0].Attempts[0].Exchange!.Status);
            Assert.Equal("77", (await store.Records.KnownAsync("acme", [new RecordKey("invoice", "in_evt_1")])).Single().Value.InternalId);
            Assert.Equal(0, (await store.Audit.VerifyAsync(checkpoint, deep: true, CancellationToken.None)).Total);
            var statement = (await store.Audit.StatementsAsync(null, 1))[0].Statement;
            Assert.Equal(("subject.erased", "Ada", "asked for it"), (statement.Kind, statement.Actor, statement.Why));
            Assert.DoesNotContain(Subject, statement.ToString(), StringComparison.Ordinal);
        }

        Assert.False(Holds(Person));
    }

    [Fact]
    public async Task What_runs_told_of_an_erased_event_goes_too_and_what_they_counted_stays()
    {
        await using var store = Place.Open();
        await FillAsync(store, "evt_1", Subject);
        var number = await store.Runs.StartAsync(new RunStart(RunKind.Replay, "acme", null, null, "ann", "why", Deliveries.Noon));
        await store.Runs.EndAsync(number, RunState.Done, Progress(), Deliveries.Noon);

        await store.Erasure.EraseSubjectAsync(Wish(Subject), CancellationToken.None);

        Assert.False(Holds(Person));
        var told = Assert.Single(await store.Inspection.History.RunsAsync(new RunFilter())).Progress;
        Assert.Equal<string>(["(erased)", "evt_12 (invoice.paid): name Ada becomes Bea"], told.Remarks);
        Assert.Equal<RunFailure>([new RunFailure("invoice in_evt_1", "RUN480", "(erased)"), new RunFailure("evt_2", "RUN400", "It has no row.")], told.Failures);
        Assert.Equal(2, told.Counts["differ"]);
    }

    [Fact]
    public async Task What_runs_told_of_single_events_expires_with_payloads()
    {
        await using var store = Place.Open();
        var number = await store.Runs.StartAsync(new RunStart(RunKind.Replay, "acme", null, null, "ann", "why", Deliveries.Noon));
        await store.Runs.EndAsync(number, RunState.Done, Progress(), Deliveries.Noon);

        await store.Erasure.EraseSettledAsync("acme", Deliveries.Noon, 10, Deliveries.Noon);
        Assert.Equal(2, Assert.Single(await store.Inspection.History.RunsAsync(new RunFilter())).Progress.Remarks.Length);

        await store.Erasure.EraseSettledAsync("acme", Deliveries.Noon.AddTicks(1), 10, Deliveries.Noon.AddDays(90));
        var told = Assert.Single(await store.Inspection.History.RunsAsync(new RunFilter())).Progress;
        Assert.Equal((0, 0, 2L), (told.Remarks.Length, told.Failures.Length, told.Counts["differ"]));
    }

    private static RunProgress Progress() => new(
        ImmutableSortedDictionary<string, long>.Empty.Add("differ", 2),
        ImmutableSortedDictionary<string, decimal>.Empty,
        [$"evt_1 (invoice.paid): name {Person} becomes Ada", "evt_12 (invoice.paid): name Ada becomes Bea"],
        [new RunFailure("invoice in_evt_1", "RUN480", $"{Person} reads otherwise."), new RunFailure("evt_2", "RUN400", "It has no row.")],
        null,
        null);

    [Fact]
    public async Task A_repeat_of_an_erased_event_is_still_known_and_brings_nothing_back()
    {
        await using var store = Place.Open();
        await FillAsync(store, "evt_1", Subject);
        await store.Erasure.EraseSubjectAsync(Wish(Subject), CancellationToken.None);

        Assert.IsType<Acceptance.Repeat>(await store.Inbox.AcceptAsync(Delivery("evt_1", Subject, Person)));
        Assert.False(Holds(Person));
        Assert.Equal(new ErasureReport(0, 0), await store.Erasure.EraseSubjectAsync(Wish(Subject), CancellationToken.None));
    }

    [Fact]
    public async Task What_is_still_to_be_worked_on_keeps_its_payload_and_is_counted()
    {
        await using var store = Place.Open();
        await store.Inbox.AcceptAsync(Delivery("evt_1", Subject, Person));
        Assert.Equal(new ErasureReport(0, 1), await store.Erasure.EraseSubjectAsync(Wish(Subject), CancellationToken.None));
        Assert.Contains(Person, Encoding.UTF8.GetString((await store.Inspection.EventAsync("acme", "evt_1"))[0].Body.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cus_canar", false)]
    [InlineData("us_canary", false)]
    [InlineData("canary", false)]
    [InlineData("cus_canary", true)]
    [InlineData("CUS_CANARY", false)]
    public async Task A_subject_is_a_whole_word(string subject, bool found)
    {
        await using var store = Place.Open();
        await FillAsync(store, "evt_1", Subject);
        Assert.Equal(found ? 1 : 0, (await store.Erasure.EraseSubjectAsync(Wish(subject) with { IsDryRun = true }, CancellationToken.None)).Events);
        Assert.True(Holds(Person));
    }

    [Fact]
    public async Task Another_client_keeps_what_it_has_of_the_same_subject()
    {
        await using var store = Place.Open();
        await FillAsync(store, "evt_1", Subject);
        Assert.Equal(new ErasureReport(0, 0), await store.Erasure.EraseSubjectAsync(Wish(Subject) with { Client = "globex" }, CancellationToken.None));
    }

    [Fact]
    public async Task Payloads_expire_in_bounded_batches_once_they_are_older_than_is_kept()
    {
        await using var store = Place.Open();
        foreach (var n in Enumerable.Range(1, 5))
        {
            await EndAsync(store, $"evt_{n}", new Ending.Ignored("rule draft"));
        }

        await EndAsync(store, "evt_raised", new Ending.Raised([new PlanProblem("MAP001", "It has no row.", null, null, null)]));
        Assert.Equal(0, await store.Erasure.EraseSettledAsync("acme", Deliveries.Noon, 3, Deliveries.Noon));
        var later = Deliveries.Noon.AddDays(90);
        Assert.Equal((3, 2, 0), (await ExpireAsync(), await ExpireAsync(), await ExpireAsync()));
        Assert.Equal("{}", Encoding.UTF8.GetString((await store.Inspection.EventAsync("acme", "evt_1"))[0].Body.Span));
        Assert.NotEqual("{}", Encoding.UTF8.GetString((await store.Inspection.EventAsync("acme", "evt_raised"))[0].Body.Span));
        Assert.Equal(0, (await store.Audit.VerifyAsync(null, deep: false, CancellationToken.None)).Total);

        Task<int> ExpireAsync() => store.Erasure.EraseSettledAsync("acme", Deliveries.Noon.AddTicks(1), 3, later);
    }

    private static SubjectErasure Wish(string subject) => new("acme", subject, "Ada", "asked for it", Deliveries.Noon, IsDryRun: false);

    private static Delivery Delivery(string id, string customer, string name) => Deliveries.Of(id, body: Deliveries.Body(id, customer: customer, name: name));

    // The name is everywhere where a name can get to.
    private static async Task FillAsync(IStore store, string id, string customer, string name = Person)
    {
        var number = Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Delivery(id, customer, name))).Event.Id;
        await store.Inbox.AcceptAsync(Delivery(id, customer, name + " again"));
        var key = new RecordKey("invoice", $"in_{id}");
        var content = new RecordContent([new FieldContent("memo", Engine.Core.Values.Value.Of(name))], []);
        var problem = new PlanProblem("MAP001", $"{name} has no row.", "invoice", "entity", null);
        var plan = PlanFor(id, key) with { Problems = [problem], Steps = [new PlanStep(new WantedRecord("it", key, WriteMode.Upsert, content), StepAction.Create, null, content, [], name)] };
        var exchange = new HttpExchange("POST", "/invoice", $"{{\"memo\":\"{name}\"}}", 204, name, "op-1", TimeSpan.FromMilliseconds(12));
        var point = new StepPoint(number, 0);
        await store.Journal.RecordLookUpsAsync(number, [exchange], Deliveries.Noon);
        await store.Journal.RecordPlanAsync(number, plan, PlanJson.ToBytes(plan), Deliveries.Noon);
        var attempt = await store.Journal.RecordIntentAsync(point, StepAction.Create, Deliveries.Noon);
        await store.Journal.RecordDoneAsync(
            point,
            new RecordWritten("acme", key, "77", StepAction.Create, null, "rev", name, Deliveries.Noon) { Content = content },
            new AttemptAnswer(attempt, AttemptOutcome.Done, name, exchange, Deliveries.Noon));
        await store.Journal.EndAsync(number, new Ending.Raised([problem, problem]), null, ReadOnlyMemory<byte>.Empty, Deliveries.Noon);
    }

    private bool Holds(string text) => Place.Files.Any(file => Encoding.Latin1.GetString(Read(file)).Contains(text, StringComparison.Ordinal));

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
