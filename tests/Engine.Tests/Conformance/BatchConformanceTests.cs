using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Conformance;

/// <summary>Batches of creates, asked of an account as <see cref="NetSuiteConformanceTests"/> says.</summary>
public sealed class BatchConformanceTests(NetSuiteAccount account) : IClassFixture<NetSuiteAccount>
{
    [Fact]
    public async Task A_hundred_records_are_created_by_one_request_and_each_is_found_under_its_own_external_id()
    {
        var records = Customers(100);

        var answers = await account.Client.CreateManyAsync(records, default);

        var ids = answers.Select(answer => Assert.IsType<WriteAnswer.Done>(answer).InternalId).ToList();
        Assert.Equal(100, ids.Distinct().Count());
        foreach (var n in new[] { 0, 41, 99 })
        {
            var found = Assert.IsType<Observed.Found>(await account.LookUpAsync(records[n].Key)).Record;
            Assert.Equal(ids[n], found.InternalId);
            Assert.Empty(RecordComparison.Compare(RecordTypes.Find("customer")!, records[n].Content, found.Fields).Differences);
        }
    }

    [Fact]
    public async Task A_record_that_is_refused_refuses_only_itself_and_says_why()
    {
        var records = Customers(5);
        records[2] = (records[2].Key, new([new("companyName", Value.Of(account.NewId("bad"))), new("subsidiary", Value.Of("999999999"))], []));

        var answers = await account.Client.CreateManyAsync(records, default);

        var refused = Assert.IsType<WriteAnswer.Refused>(answers[2]);
        Assert.Equal(NetSuiteErrorClass.Data, refused.Error.Class);
        Assert.Contains(records[2].Key.ExternalId, refused.Exchange!.RequestBody, StringComparison.Ordinal);
        Assert.IsType<Observed.Absent>(await account.LookUpAsync(records[2].Key));
        Assert.All(answers.RemoveAt(2), answer => Assert.IsType<WriteAnswer.Done>(answer));
    }

    [Fact]
    public async Task An_external_id_that_is_taken_is_told_for_that_record_alone()
    {
        var records = Customers(3);
        var id = await account.CreateAsync(records[1].Key, account.Customer(account.NewId("first")));

        var answers = await account.Client.CreateManyAsync(records, default);

        Assert.Equal([typeof(WriteAnswer.Done), typeof(WriteAnswer.AlreadyExists), typeof(WriteAnswer.Done)], answers.Select(answer => answer.GetType()));
        Assert.Equal(id, Assert.IsType<Observed.Found>(await account.LookUpAsync(records[1].Key)).Record.InternalId);
    }

    [Fact]
    public async Task Records_with_lines_are_created_like_any_other()
    {
        var customer = await account.CreateCustomerAsync();
        var records = Enumerable.Range(1, 3).Select(n => (new RecordKey("invoice", account.NewId("in")), account.Invoice(customer, (account.Item, 10m * n), (account.OtherItem, 0.01m)))).ToList();

        var answers = await account.Client.CreateManyAsync(records, default);

        Assert.All(answers, answer => Assert.IsType<WriteAnswer.Done>(answer));
        Assert.Equal(30.01m, (await account.ReadAsync(records[2].Item1)).Member("total").AsNumber());
    }

    [Fact]
    public async Task A_batch_of_none_of_too_many_or_of_two_types_is_a_bug()
    {
        var two = Customers(2);
        two[1] = (new("invoice", "in_1"), two[1].Content);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => account.Client.CreateManyAsync([], default));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => account.Client.CreateManyAsync(Customers(101), default));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => account.Client.CreateManyAsync(two, default));
    }

    private List<(RecordKey Key, RecordContent Content)> Customers(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (new RecordKey("customer", account.NewId("cus")), account.Customer(account.NewId("name"))))];
}
