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
        var switches = (await sandbox.InspectAsync("switches")).AsArray();

        Assert.True(switches.Count > 15);
        Assert.All(switches, each =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", (string?)each!["name"]);
            Assert.NotEmpty((string)each["decides"]!);
            Assert.NotEmpty((string)each["evidence"]!);
            Assert.Equal((string?)each["default"], (string?)each["value"]);
        });
        foreach (var each in switches)
        {
            var reply = await TurnAsync($$"""{"{{(string?)each!["name"]}}":"{{(string?)each["default"]}}"}""");
            Assert.True(reply.Status == HttpStatusCode.OK, $"{each}");
        }
    }

    [Fact]
    public async Task A_switch_is_turned_and_set_back()
    {
        await TurnAsync("""{"limit-status":"400","retry-after":5}""");
        Assert.Equal(("400", "5"), (await ValueAsync("limit-status"), await ValueAsync("retry-after")));

        await sandbox.SendAsync(HttpMethod.Delete, "/sandbox/switches");

        Assert.Equal(("429", "0"), (await ValueAsync("limit-status"), await ValueAsync("retry-after")));
    }

    [Theory]
    [InlineData("""{"retry-after":"5","limit-stauts":"400"}""", "There is no switch 'limit-stauts'. There are: ")]
    [InlineData("""{"retry-after":"5","limit-status":"418"}""", "The switch limit-status does not take '418'. It takes 429, 400, 401.")]
    [InlineData("""{"retry-after":"soon"}""", "It takes a whole number.")]
    [InlineData("[]", "object")]
    public async Task What_no_switch_takes_is_refused_and_turns_nothing(string body, string detail)
    {
        (await TurnAsync(body)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_REQUEST", detail);

        Assert.Equal("0", await ValueAsync("retry-after"));
    }

    [Fact]
    public async Task Switches_may_be_set_from_the_start_and_a_wrong_one_stops_it()
    {
        await using var other = await SandboxAccount.StartAsync(options => options with { Switches = new Dictionary<string, string> { ["job-delay"] = "0" } });

        Assert.Equal("0", (string?)(await other.InspectAsync("switches")).AsArray().Single(each => (string?)each!["name"] == "job-delay")!["value"]);
        await Assert.ThrowsAsync<ArgumentException>(() => SandboxAccount.StartAsync(options => options with { Switches = new Dictionary<string, string> { ["x"] = "0" } }));
    }

    private Task<Reply> TurnAsync(string body) => sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", body);

    private async Task<string?> ValueAsync(string name) =>
        (string?)(await sandbox.InspectAsync("switches")).AsArray().Single(each => (string?)each!["name"] == name)!["value"];
}
