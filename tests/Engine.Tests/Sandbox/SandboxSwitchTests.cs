using System.Net;

namespace Engine.Tests.Sandbox;

public sealed class SandboxSwitchTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task Every_switch_says_what_it_decides_on_what_evidence_and_takes_its_own_default()
    {
        var switches = (await sandbox.InspectAsync("switches")).AsObject();

        Assert.True(switches.Count > 20);
        foreach (var (name, each) in switches)
        {
            Assert.Matches("^[a-z]+([A-Z][a-z]+)*$", name);
            Assert.NotEmpty((string)each!["decides"]!);
            Assert.NotEmpty((string)each["evidence"]!);
            Assert.Equal(each["default"]!.ToJsonString(), each["value"]!.ToJsonString());
            var reply = await TurnAsync($$"""{"{{name}}":{{each["default"]!.ToJsonString()}}}""");
            Assert.True(reply.Status == HttpStatusCode.OK, $"{each}");
        }
    }

    [Fact]
    public async Task A_switch_is_turned_and_set_back()
    {
        await TurnAsync("""{"limitStatus":"400","retryAfter":5}""");
        Assert.Equal(("400", "5"), (await ValueAsync("limitStatus"), await ValueAsync("retryAfter")));

        await sandbox.SendAsync(HttpMethod.Delete, "/sandbox/switches");

        Assert.Equal(("429", "0"), (await ValueAsync("limitStatus"), await ValueAsync("retryAfter")));
    }

    [Theory]
    [InlineData("""{"retryAfter":"5","limitStauts":"400"}""", "There is no switch 'limitStauts'. There are: ")]
    [InlineData("""{"retryAfter":"5","limitStatus":"418"}""", "The switch limitStatus does not take '418'. It takes 429, 400, 401.")]
    [InlineData("""{"retryAfter":"soon"}""", "It takes a whole number.")]
    [InlineData("[]", "object")]
    public async Task What_no_switch_takes_is_refused_and_turns_nothing(string body, string detail)
    {
        (await TurnAsync(body)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_SEED", detail);

        Assert.Equal("0", await ValueAsync("retryAfter"));
    }

    [Fact]
    public async Task Switches_may_be_set_from_the_start_and_a_wrong_one_stops_it()
    {
        await using var other = await SandboxAccount.StartAsync(options => options with { Switches = new Dictionary<string, string> { ["jobDelay"] = "0" } });

        Assert.Equal("0", (await other.InspectAsync("switches"))["jobDelay"]!["value"]?.ToString());
        await Assert.ThrowsAsync<ArgumentException>(() => SandboxAccount.StartAsync(options => options with { Switches = new Dictionary<string, string> { ["x"] = "0" } }));
    }

    private Task<Reply> TurnAsync(string body) => sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", body);

    private async Task<string?> ValueAsync(string name) =>
        (await sandbox.InspectAsync("switches"))[name]!["value"]?.ToString();
}
