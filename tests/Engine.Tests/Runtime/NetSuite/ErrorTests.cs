using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Tests.Support;
using static Engine.Runtime.NetSuite.NetSuiteErrorClass;

namespace Engine.Tests.Runtime.NetSuite;

public sealed class ErrorTests : IAsyncDisposable
{
    private static readonly RecordKey Key = new("invoice", "in_1");
    private static readonly RecordContent Content = new([new("memo", Value.Of("x"))], []);

    private readonly ClientWorld world = new() { Time = new ManualTime() };

    public ValueTask DisposeAsync() => world.DisposeAsync();

    public static TheoryData<int, string, string, NetSuiteErrorClass> Catalogue => new()
    {
        { 400, "INVALID_CONTENT", "Error while accessing a resource: You have entered an Invalid Field Value 9999 for the following field: item", Data },
        { 400, "USER_ERROR", "Error while accessing a resource. You have entered an Invalid Field Value 53384 for the following field: customer.", Data },
        { 400, "USER_ERROR", "Error while accessing a resource. The Accounts Payable USD Sub8 account cannot be used with the Euro Sub subsidiary", Data },
        { 400, "USER_ERROR", "You must enter at least one line item for this transaction.", Data },
        { 400, "USER_ERROR", "Invalid account reference key 223 for subsidiary 5.", Data },
        { 400, "USER_ERROR", "The field memo contained more than the maximum number ( 40 ) of characters allowed.", Data },
        { 400, "INVALID_KEY_OR_REF", "x", Data },
        { 400, "USER_ERROR", "Please enter value(s) for: Primary Subsidiary.", MissingField },
        { 400, "USER_ERROR", "The transaction date you specified is not within the date range of your accounting period.", Period },
        { 400, "USER_ERROR", "This record is in a posting period that is locked.", Period },
        { 400, "REVERSAL_DATE_WARNING", "x", Period },
        { 403, "INSUFFICIENT_PERMISSION", "You do not have permissions to set a value for element memo due to x", Permission },
        { 400, "INSUFFICIENT_PERMISSION", "x", Permission },
        { 400, "USER_ERROR", "Permission Violation: You need the 'Invoice' permission", Permission },
        { 403, "", "", Permission },
        { 404, "NONEXISTENT_ID", "Record type 'invoice' does not exist.", Permission },
        { 404, "NONEXISTENT_ID", "The record instance does not exist. Provide a valid record instance ID.", NotFound },
        { 404, "NONEXISTENT_ID", "Record does not exist.", NotFound },
        { 400, "USER_ERROR", "Error while accessing a resource. Transaction type specified is incorrect.", NotFound },
        { 400, "RCRD_DSNT_EXIST", "That record does not exist.", NotFound },
        { 400, "USER_ERROR", "Error while accessing a resource. This entity already exists.", Duplicate },
        { 400, "USER_ERROR", "This record already exists", Duplicate },
        { 400, "DUP_RCRD", "x", Duplicate },
        { 400, "IDEMPOTENCY_ERROR", "A request with the same idempotency key is already submitted.", Duplicate },
        { 400, "USER_ERROR", "Record has been changed", Changed },
        { 400, "RCRD_HAS_BEEN_CHANGED", "x", Changed },
        { 429, "CONCURRENCY_LIMIT_EXCEEDED", "Concurrent request limit exceeded. Request blocked.", Limit },
        { 400, "CONCURRENCY_LIMIT_EXCEEDED", "Concurrent request limit exceeded. Request blocked.", Limit },
        { 503, "CONCURRENCY_LIMIT_EXCEEDED", "x", Limit },
        { 400, "SSS_REQUEST_LIMIT_EXCEEDED", "Request Limit Exceeded!", Limit },
        { 429, "", "", Limit },
        { 401, "INVALID_LOGIN", "Invalid login attempt.", Login },
        { 401, "", "", Login },
        { 500, "UNEXPECTED_ERROR", "An unexpected error occurred. Error ID: x", Server },
        { 500, "USER_ERROR", "This entity already exists.", Server },
        { 502, "", "", Server },
        { 408, "", "", Server },
        { 400, "INVALID_REQUEST", "The request could not be understood by the server due to malformed syntax.", NetSuiteErrorClass.Request },
        { 400, "INVALID_PARAMETER", "Invalid search query.", NetSuiteErrorClass.Request },
        { 415, "", "", NetSuiteErrorClass.Request },
        { 400, "USER_ERROR", "Inserire il/i valore/i:Controllata principale", Unrecognised },
        { 400, "SOMETHING_NEW", "x", Unrecognised },
        { 400, "", "", Unrecognised },
        { 404, "", "", Unrecognised },
        { 418, "", "", Unrecognised },
    };

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void An_error_is_classified_by_status_and_code_first_and_by_its_words_last(int status, string code, string detail, NetSuiteErrorClass expected) =>
        Assert.Equal(expected, NetSuiteErrorCatalogue.Classify(status, code, detail));

    [Fact]
    public void Every_class_but_the_unrecognised_has_a_row_and_every_row_can_be_reached()
    {
        Assert.Equal(Enum.GetValues<NetSuiteErrorClass>().Except([Unrecognised]).Order(), NetSuiteErrorCatalogue.Rules.Select(rule => rule.Class).Distinct().Order());
        Assert.All(NetSuiteErrorCatalogue.Rules, rule =>
        {
            var holder = NetSuiteErrorCatalogue.Rules.First(other => other.Holds(rule.StatusFrom ?? 400, rule.Code ?? "USER_ERROR", rule.Text ?? ""));
            Assert.Same(rule, holder);
        });
    }

    [Fact]
    public void Every_class_has_a_code_of_its_own()
    {
        var codes = Enum.GetValues<NetSuiteErrorClass>().Select(NetSuiteCodes.Of).ToList();

        Assert.Equal(codes.Count, codes.Select(code => code.Id).Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^NET[0-9]{3}$", code.Id));
    }

    public static TheoryData<NetSuiteErrorClass, Type> Meanings => new()
    {
        { Data, typeof(WriteAnswer.Refused) },
        { MissingField, typeof(WriteAnswer.Refused) },
        { Period, typeof(WriteAnswer.Refused) },
        { Permission, typeof(WriteAnswer.Refused) },
        { NotFound, typeof(WriteAnswer.Refused) },
        { Changed, typeof(WriteAnswer.Refused) },
        { NetSuiteErrorClass.Request, typeof(WriteAnswer.Refused) },
        { Unrecognised, typeof(WriteAnswer.Refused) },
        { Duplicate, typeof(WriteAnswer.AlreadyExists) },
        { Limit, typeof(WriteAnswer.TryLater) },
        { Login, typeof(WriteAnswer.TryLater) },
        { Server, typeof(WriteAnswer.Unknown) },
    };

    [Theory]
    [MemberData(nameof(Meanings))]
    public async Task Each_class_means_one_thing_for_a_write(NetSuiteErrorClass kind, Type meaning)
    {
        foreach (var row in Catalogue.Where(row => kind.Equals(row[3]) && (string)row[1] != ""))
        {
            await using var fresh = new ClientWorld { Time = new ManualTime() };
            fresh.Server.Answer = _ => RawReply.Error((int)row[0], (string)row[1], (string)row[2]);

            Assert.IsType(meaning, await fresh.Client.CreateAsync(Key, Content, default));
        }
    }

    [Fact]
    public async Task A_refusal_carries_code_words_and_place()
    {
        world.Server.Answer = _ => RawReply.Status(
            400, """{"status":400,"o:errorDetails":[{"detail":"Invalid Field Value 9","o:errorCode":"INVALID_CONTENT","o:errorPath":"item.items[0].item"}]}""");

        var refused = Assert.IsType<WriteAnswer.Refused>(await CreateAsync());

        Assert.Equal(new NetSuiteError(Data, "INVALID_CONTENT", "Invalid Field Value 9", "item.items[0].item"), refused.Error);
    }

    [Theory]
    [InlineData("""{"o:errorDetails":[{"detail":"a","o:errorCode":"ODD"},{"detail":"Please enter value(s) for: Memo","o:errorCode":"USER_ERROR"}]}""", MissingField, "a Please enter value(s) for: Memo")]
    [InlineData("""{"o:errorDetails":[{"detail":"b","o:errorCode":"INVALID_CONTENT"},{"detail":"c","o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]}""", Limit, "b c")]
    [InlineData("""{"o:errorDetails":[{"detail":"same","o:errorCode":"ODD"},{"detail":"same","o:errorCode":"ODD"}]}""", Unrecognised, "same")]
    [InlineData("""{"title":"Too many","o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}""", Limit, "Too many")]
    [InlineData("""{"o:errorDetails":[]}""", Unrecognised, "HTTP 400 without an error body of NetSuite.")]
    [InlineData("""{"o:errorDetails":[7,"x",{"detail":5}]}""", Unrecognised, "")]
    [InlineData("""{"o:errorDetails":{"detail":"x"}}""", Unrecognised, "HTTP 400 without an error body of NetSuite.")]
    [InlineData("<html><body>Bad Request</body></html>", Unrecognised, "HTTP 400 without an error body of NetSuite.")]
    [InlineData("{\"o:errorDetails\":[{\"detail\":\"cut", Unrecognised, "HTTP 400 without an error body of NetSuite.")]
    [InlineData("", Unrecognised, "HTTP 400 without an error body of NetSuite.")]
    [InlineData("null", Unrecognised, "HTTP 400 without an error body of NetSuite.")]
    public async Task A_body_is_read_defensively(string body, NetSuiteErrorClass kind, string detail)
    {
        world.Server.Answer = _ => RawReply.Status(400, body);

        var error = await CreateAsync() switch
        {
            WriteAnswer.Refused refused => refused.Error,
            WriteAnswer.TryLater later => later.Error!,
            var other => throw new InvalidOperationException($"{other}"),
        };

        Assert.Equal((kind, detail), (error.Class, error.Detail));
    }

    [Fact]
    public async Task Words_without_end_are_cut()
    {
        world.Server.Answer = _ => RawReply.Error(400, "ODD", new string('x', 100_000));

        Assert.InRange(Assert.IsType<WriteAnswer.Refused>(await CreateAsync()).Error.Detail.Length, 1, 2001);
    }

    [Fact]
    public async Task A_body_nested_without_end_is_no_error_body()
    {
        world.Server.Answer = _ => RawReply.Status(400, new string('[', 100_000));

        Assert.Equal("", Assert.IsType<WriteAnswer.Refused>(await CreateAsync()).Error.Code);
    }

    private Task<WriteAnswer> CreateAsync() => world.Client.CreateAsync(Key, Content, default);
}
