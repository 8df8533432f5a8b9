using System.Text;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Runtime.NetSuite;

public sealed class WriteTests : IAsyncDisposable
{
    private static readonly RecordKey Key = new("customerPayment", "pay_1");

    private static readonly RecordContent Content = new(
        [new("customer", Value.Of("501")), new("payment", Value.Amount(250m, "USD"))],
        [new("apply", [new([new("doc", Value.Of("104")), new("apply", Value.True), new("amount", Value.Of(200m))])])]);

    private readonly ClientWorld world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_create_posts_the_record_with_its_external_id_and_takes_the_id_from_the_location()
    {
        world.Server.Answer = _ => RawReply.Status(
            204, "", "Location: https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customerpayment/8801", "X-N-OperationId: op-1");

        var done = Assert.IsType<WriteAnswer.Done>(await CreateAsync());

        var request = Assert.Single(world.Server.Requests);
        Assert.Equal("8801", done.InternalId);
        Assert.Equal(("POST", "/services/rest/record/v1/customerPayment"), (request.Method, request.Path));
        Assert.Equal(
            """{"externalId":"pay_1","customer":{"id":"501"},"payment":250,"apply":{"items":[{"doc":{"id":"104"},"apply":true,"amount":200}]}}""",
            request.Body);
        Assert.Equal("Error", request.Headers["x-netsuite-propertynamevalidation"]);
        Assert.Equal("application/json", request.Headers["content-type"]);
        Assert.Equal("Bearer token-1", request.Headers["authorization"]);
        Assert.Equal("op-1", done.Exchange!.OperationId);
        Assert.Equal((204, request.Body), (done.Exchange.Status, done.Exchange.RequestBody));
    }

    [Fact]
    public async Task A_record_made_out_of_another_is_one_request_with_its_external_id()
    {
        world.Server.Answer = _ => RawReply.Created("/services/rest/record/v1/depositApplication/9001");
        var from = new TransformSource("customerDeposit", Value.Of(new RecordReference.Known("7001")));

        var done = await world.Client.CreateAsync(new("depositApplication", "app_1"), from, new([], Content.Sublists), default);

        var request = Assert.Single(world.Server.Requests);
        Assert.Equal("9001", Assert.IsType<WriteAnswer.Done>(done).InternalId);
        Assert.Equal(("POST", "/services/rest/record/v1/customerDeposit/7001/!transform/depositApplication"), (request.Method, request.Path));
        Assert.Equal("""{"externalId":"app_1","apply":{"items":[{"doc":{"id":"104"},"apply":true,"amount":200}]}}""", request.Body);
    }

    [Theory]
    [InlineData("so_1")]
    [InlineData("7/../8")]
    [InlineData("-1")]
    public async Task Nothing_is_sent_for_a_source_that_is_no_internal_id(string id)
    {
        var from = new TransformSource("customerDeposit", Value.Of(new RecordReference.Known(id)));

        await Assert.ThrowsAsync<ArgumentException>(() => world.Client.CreateAsync(new("depositApplication", "app_1"), from, RecordContent.Empty, default));

        Assert.Empty(world.Server.Received);
    }

    [Fact]
    public async Task A_bare_reference_is_written_as_a_number()
    {
        world.Server.Answer = _ => RawReply.Created("/services/rest/record/v1/deposit/1");
        var payments = new SublistContent("payment", [new([new("id", Value.Of("379")), new("deposit", Value.True)])]);

        await world.Client.CreateAsync(new("deposit", "po_1"), new([new("account", Value.Of("1"))], [payments]), default);

        Assert.Equal("""{"externalId":"po_1","account":{"id":"1"},"payment":{"items":[{"id":379,"deposit":true}]}}""", Assert.Single(world.Server.Requests).Body);
    }

    [Fact]
    public async Task An_update_patches_by_internal_id_and_replaces_every_sublist_it_sends()
    {
        world.Server.Answer = _ => RawReply.Status(204);
        var changes = new RecordContent([new("memo", Value.Null)], [.. Content.Sublists, new("credit", [])]);

        var done = Assert.IsType<WriteAnswer.Done>(await world.Client.UpdateAsync(Key, "8801", changes, default));

        var request = Assert.Single(world.Server.Requests);
        Assert.Equal("8801", done.InternalId);
        Assert.Equal(("PATCH", "/services/rest/record/v1/customerPayment/8801?replace=apply,credit"), (request.Method, request.Path));
        Assert.StartsWith("""{"memo":null,"apply":""", request.Body, StringComparison.Ordinal);
        Assert.Equal("Error", request.Headers["x-netsuite-propertynamevalidation"]);
    }

    [Fact]
    public async Task An_update_of_fields_alone_replaces_nothing()
    {
        world.Server.Answer = _ => RawReply.Status(204);

        await world.Client.UpdateAsync(Key, "8801", new RecordContent([new("memo", Value.Of("x"))], []), default);

        Assert.Equal("/services/rest/record/v1/customerPayment/8801", Assert.Single(world.Server.Requests).Path);
    }

    [Theory]
    [InlineData("/services/rest/record/v1/customerPayment/8801")]
    [InlineData("/services/rest/record/v1/CUSTOMERPAYMENT/8801")]
    [InlineData("http://elsewhere/services/rest/record/v1/customerpayment/8801?x=1")]
    public async Task A_location_may_be_a_path_and_spell_the_type_in_any_case(string location)
    {
        world.Server.Answer = _ => RawReply.Created(location);

        Assert.Equal("8801", Assert.IsType<WriteAnswer.Done>(await CreateAsync()).InternalId);
    }

    [Theory]
    [InlineData("/services/rest/record/v1/customerPayment/eid:pay_1")]
    [InlineData("/services/rest/record/v1/invoice/8801")]
    [InlineData("/services/rest/record/v1/customerPayment/")]
    [InlineData("/services/rest/async/v1/job/12")]
    [InlineData("8801")]
    [InlineData("ftp://x/record/v1/customerPayment/8801")]
    [InlineData("http://[broken")]
    [InlineData("")]
    public async Task A_location_that_is_no_record_of_the_type_leaves_the_write_unknown(string location)
    {
        world.Server.Answer = _ => RawReply.Created(location);

        Assert.IsType<WriteAnswer.Unknown>(await CreateAsync());
    }

    [Theory]
    [InlineData(204)]
    [InlineData(200)]
    [InlineData(202)]
    public async Task A_create_that_does_not_say_which_record_it_made_is_unknown(int status)
    {
        world.Server.Answer = _ => RawReply.Status(status);

        Assert.IsType<WriteAnswer.Unknown>(await CreateAsync());
    }

    [Fact]
    public async Task An_update_that_is_only_promised_is_unknown()
    {
        world.Server.Answer = _ => RawReply.Status(202, "", "Location: /services/rest/async/v1/job/1");

        Assert.IsType<WriteAnswer.Unknown>(await world.Client.UpdateAsync(Key, "8801", Content, default));
    }

    public static TheoryData<string, RawReply> Faults => new()
    {
        { "reset before any answer", new RawReply.Reset([]) },
        { "reset within the headers", new RawReply.Reset(Encoding.ASCII.GetBytes("HTTP/1.1 204 X\r\nLocation: /ser")) },
        { "reset within the body", new RawReply.Reset(Encoding.ASCII.GetBytes("HTTP/1.1 400 X\r\nContent-Length: 999\r\n\r\n{")) },
        { "closed without an answer", new RawReply.Bytes([]) },
        { "no HTTP", new RawReply.Bytes(Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH\r\n\r\n")) },
        { "HTML 502", RawReply.Status(502, "<html>Bad Gateway</html>", "Content-Type: text/html") },
        { "503", RawReply.Status(503) },
        { "408", RawReply.Status(408) },
        { "500 with a body", RawReply.Error(500, "UNEXPECTED_ERROR", "An unexpected error occurred. Error ID: x") },
        { "500 with a code of data", RawReply.Error(500, "INVALID_CONTENT", "This entity already exists") },
        { "400 with a code of the server", RawReply.Error(400, "UNEXPECTED_ERROR", "x") },
        { "redirect", RawReply.Status(302, "", "Location: /services/rest/record/v1/customerPayment/8801") },
        { "redirect that keeps the method", RawReply.Status(307, "", "Location: /services/rest/record/v1/customerPayment/8801") },
        { "broken gzip", RawReply.Status(400, "not packed", "Content-Encoding: gzip") },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task What_does_not_prove_that_nothing_was_executed_is_unknown_and_never_sent_again(string fault, RawReply reply)
    {
        world.Server.Answer = _ => reply;

        var unknown = Assert.IsType<WriteAnswer.Unknown>(await CreateAsync());

        Assert.NotEmpty(fault);
        Assert.NotEmpty(unknown.Reason);
        Assert.NotNull(unknown.Exchange);
        Assert.Single(world.Server.Requests);
    }

    [Fact]
    public async Task A_write_that_is_not_answered_in_time_is_unknown()
    {
        await using var hasty = new ClientWorld { Options = new() { WriteTimeout = TimeSpan.FromMilliseconds(200) } };
        hasty.Server.Answer = _ => new RawReply.Silence();

        var unknown = Assert.IsType<WriteAnswer.Unknown>(await hasty.Client.CreateAsync(Key, Content, default));

        Assert.Contains("none came within 0.2 s", unknown.Reason, StringComparison.Ordinal);
        Assert.Single(hasty.Server.Requests);
    }

    [Fact]
    public async Task An_answer_longer_than_the_client_takes_is_still_a_refusal_by_its_status()
    {
        world.Server.Answer = _ => RawReply.Status(403, new string('x', 5 * 1024 * 1024));

        var refused = Assert.IsType<WriteAnswer.Refused>(await CreateAsync());

        Assert.Equal(NetSuiteErrorClass.Permission, refused.Error.Class);
        Assert.Equal(64 * 1024, refused.Exchange!.ResponseBody.Length);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://no-such-host.invalid")]
    public async Task What_never_reached_NetSuite_can_be_tried_later(string url)
    {
        var factory = world.Factory;
        using var client = factory.Create(world.Connection with { BaseUrl = new Uri(url) });

        var later = Assert.IsType<WriteAnswer.TryLater>(await client.CreateAsync(Key, Content, default));

        Assert.Null(later.Exchange);
        Assert.Null(later.Error);
    }

    [Fact]
    public async Task A_server_that_goes_away_after_the_token_was_given_was_not_reached()
    {
        world.Server.Answer = _ => RawReply.Created("/services/rest/record/v1/customerPayment/8801");
        await CreateAsync();
        await world.Server.DisposeAsync();

        var later = Assert.IsType<WriteAnswer.TryLater>(await CreateAsync());

        Assert.Equal(0, later.Exchange!.Status);
    }

    [Fact]
    public async Task A_server_whose_certificate_is_not_trusted_gets_nothing()
    {
        await using var server = await TlsServer.StartAsync();
        using var client = world.Factory.Create(world.Connection with { BaseUrl = server.Url });

        Assert.IsType<WriteAnswer.TryLater>(await client.CreateAsync(Key, Content, default));

        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task A_write_that_is_cancelled_is_cancelled_and_not_answered()
    {
        world.Server.Answer = _ => new RawReply.Silence();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Client.CreateAsync(Key, Content, cancel.Token));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("1/../2")]
    [InlineData("eid:x")]
    public async Task An_update_without_an_internal_id_is_a_bug(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => world.Client.UpdateAsync(Key, id, Content, default));

        Assert.Empty(world.Server.Received);
    }

    [Theory]
    [InlineData("http://netsuite.example")]
    [InlineData("ftp://netsuite.example")]
    public void A_base_url_without_TLS_is_refused(string url) =>
        Assert.Throws<ArgumentException>(() => world.Factory.Create(world.Connection with { BaseUrl = new Uri(url) }));

    private Task<WriteAnswer> CreateAsync() => world.Client.CreateAsync(Key, Content, default);
}
