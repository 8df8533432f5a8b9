using System.Net;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Access;

/// <summary>Who fails too often is not listened to for a while (S5).</summary>
public sealed class FailureLimitTests
{
    private static readonly IPAddress sender = IPAddress.Parse("192.0.2.1");

    private readonly SettableTime clock = new(Deliveries.Noon);

    [Fact]
    public void After_so_many_failures_a_sender_waits_until_its_minute_is_over()
    {
        var limit = new FailureLimit(clock);
        Fail(limit, "api", sender, FailureLimit.Allowed - 1);
        Assert.Null(limit.Wait("api", sender));
        clock.Now = Deliveries.Noon.AddSeconds(20);
        limit.Count("api", sender);

        Assert.Equal(TimeSpan.FromSeconds(40), limit.Wait("api", sender));
        Assert.Null(limit.Wait("acme/stripe", sender));
        Assert.Null(limit.Wait("api", IPAddress.Parse("192.0.2.2")));
        clock.Now = Deliveries.Noon.AddSeconds(60);
        Assert.Null(limit.Wait("api", sender));
        limit.Count("api", sender);
        Assert.Null(limit.Wait("api", sender));
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff:1", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.3", false)]
    public void One_sender_is_an_address_or_what_one_has_of_the_new_ones(string one, string other, bool same)
    {
        var limit = new FailureLimit(clock);
        Fail(limit, "api", IPAddress.Parse(one), FailureLimit.Allowed);
        Assert.Equal(same, limit.Wait("api", IPAddress.Parse(other)) is not null);
    }

    [Fact]
    public void Memory_is_bounded_however_many_senders_fail()
    {
        var limit = new FailureLimit(clock);
        for (var n = 0; n < 50_000; n++)
        {
            limit.Count("api", new IPAddress(n));
        }

        Assert.Equal(10_000, limit.Senders);
    }

    [Fact]
    public async Task Wrong_keys_and_wrong_signatures_are_answered_429_in_the_end_and_the_local_key_still_opens()
    {
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        await using var engine = await RunningEngine.StartAsync(store, new ScriptedNetSuite(), clock);
        using var stranger = new HttpClient { BaseAddress = engine.Http.BaseAddress };
        for (var n = 0; n < FailureLimit.Allowed; n++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/events")).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(stranger)).StatusCode);
        }

        var refused = await stranger.GetAsync("/api/events");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta));
        Assert.Contains("RUN508", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var later = await PostAsync(stranger);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1)), (later.StatusCode, later.Headers.RetryAfter!.Delta));

        Assert.Equal(HttpStatusCode.OK, (await engine.Http.GetAsync("/api/events")).StatusCode);
        clock.Now = Deliveries.Noon.AddMinutes(1);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/events")).StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http) => http.PostAsync("/webhooks/acme/stripe", new StringContent("{}"));

    private static void Fail(FailureLimit limit, string door, IPAddress address, int times)
    {
        for (var n = 0; n < times; n++)
        {
            limit.Count(door, address);
        }
    }
}
