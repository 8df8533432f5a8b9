using System.Globalization;
using System.Net;
using Engine.Sandbox.Books.Rules;
using Engine.Sandbox.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Sandbox;

/// <summary>The ledger under attack: whatever is asked, debits equal credits, control accounts equal open documents, refusals change nothing.</summary>
public sealed class SandboxLedgerTests
{
    private const string Extras = """
        {"records":{
          "salesTaxItem":[{"id":"8","itemId":"CA","rate":8.25,"taxAccount":"151"}],
          "discountItem":[{"id":"301","itemId":"Promotion","account":"56"},{"id":"302","itemId":"Silent","account":"56","nonPosting":true}],
          "serviceSaleItem":[{"id":"310","itemId":"Deferred Plan","incomeAccount":"54","deferredRevenueAccount":"140"}]}}
        """;

    private static readonly Arbitrary<(int Kind, int Pick, int Cents)[]> Histories = (
        from kind in Gen.Choose(0, SandboxHistory.Kinds - 1)
        from pick in Gen.Choose(0, 99)
        from cents in Gen.Choose(1, 12_000)
        select (kind, pick, cents)).ArrayOf(60).ToArbitrary();

    [Fact]
    public async Task No_history_unbalances_the_books_and_no_refusal_changes_them()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await using var sandbox = await SandboxAccount.StartAsync();
        await sandbox.SeedAsync(Extras);
        string[] customers = [await sandbox.CustomerAsync("cus_1"), await sandbox.CustomerAsync("cus_2")];
        var start = (await sandbox.InspectAsync("state")).ToJsonString();
        var answers = new Dictionary<string, int>();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(Histories, history => PlayAsync(sandbox, customers, start, history, answers).GetAwaiter().GetResult()));

        // A history that is refused throughout would prove nothing: every kind of request was taken at least once.
        Assert.Equal(SandboxHistory.Kinds, answers.Count);
    }

    [Theory]
    [InlineData("invoice", 0)]
    [InlineData("invoice", 1)]
    [InlineData("creditMemo", 0)]
    public async Task A_posting_rule_that_is_wrong_is_a_500_in_plain_text_and_keeps_nothing(string type, int forgotten)
    {
        var definition = RecordCatalog.BuiltIn.Find(type)!;
        var rules = definition.Transaction!.Posts;
        var wrong = definition with { Transaction = definition.Transaction with { Posts = rules.RemoveAt(forgotten).Insert(0, OrderRule.Default) } };
        await using var sandbox = await SandboxAccount.StartAsync(options => options, RecordCatalog.BuiltIn.With(wrong));
        var customer = await sandbox.CustomerAsync();
        var before = (await sandbox.InspectAsync("records")).ToJsonString();

        using var body = new StringContent($$"""{"entity":"{{customer}}","item":{"items":[{"item":"201","amount":10}]} }""");
        var answer = await sandbox.Http.PostAsync($"{SandboxAccount.Records}/{type}", body);

        Assert.Equal((HttpStatusCode.InternalServerError, "text/plain"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("debits and credits differ by", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, (await sandbox.InspectAsync("records")).ToJsonString());
    }

    private static async Task PlayAsync(
        SandboxAccount sandbox, string[] customers, string start, (int Kind, int Pick, int Cents)[] requests, Dictionary<string, int> answers)
    {
        await sandbox.SendAsync(HttpMethod.Put, "/sandbox/state", start);
        var history = new SandboxHistory(sandbox, customers);
        var before = (await sandbox.InspectAsync("records")).ToJsonString();
        foreach (var (kind, pick, cents) in requests)
        {
            var reply = await history.PlayAsync(kind, pick, cents);

            Assert.True(reply.Status is HttpStatusCode.NoContent or HttpStatusCode.BadRequest, $"{kind} {pick} {cents}: {reply.Status} {reply.Body}");
            Assert.True((bool?)(await sandbox.InspectAsync("ledger"))["balanced"]);
            var after = (await sandbox.InspectAsync("records")).ToJsonString();
            Assert.True(reply.Status == HttpStatusCode.NoContent || before == after, $"{kind} {pick} {cents} was refused and changed something: {reply.Body}");
            before = after;
            if (reply.Status == HttpStatusCode.NoContent)
            {
                answers[$"{kind}"] = answers.GetValueOrDefault($"{kind}") + 1;
            }
        }
    }
}
