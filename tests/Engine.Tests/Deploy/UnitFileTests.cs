namespace Engine.Tests.Deploy;

public sealed class UnitFileTests
{
    private static readonly ILookup<string, string> Service = Read();

    [Theory]
    [InlineData("Type", "notify")]
    [InlineData("Restart", "on-failure")]
    [InlineData("DynamicUser", "yes")]
    [InlineData("NoNewPrivileges", "yes")]
    [InlineData("ProtectSystem", "strict")]
    [InlineData("ProtectHome", "yes")]
    [InlineData("PrivateTmp", "yes")]
    [InlineData("PrivateDevices", "yes")]
    [InlineData("CapabilityBoundingSet", "")]
    [InlineData("RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6")]
    [InlineData("UMask", "0077")]
    public void The_service_has_no_more_rights_than_it_needs(string key, string value) => Assert.Equal([value], Service[key]);

    [Fact]
    public void It_gets_longer_to_stop_than_the_engine_takes() =>
        Assert.True(TimeSpan.FromSeconds(int.Parse(Service["TimeoutStopSec"].Single(), System.Globalization.CultureInfo.InvariantCulture)) > new Engine.Runtime.Work.WorkerOptions().StopGrace + TimeSpan.FromSeconds(5));

    [Fact]
    public void What_it_starts_is_a_command_line_that_the_engine_takes()
    {
        var words = Service["ExecStart"].Single().Split(' ');

        Assert.Equal(["/opt/engine/engine", "run"], words[..2]);
        Assert.Empty(new Engine.App.Commands.RunCommand().Build().Parse(words[2..]).Errors);
        Assert.Contains("/var/lib/" + Service["StateDirectory"].Single(), words);
    }

    [Fact]
    public void It_holds_no_secret() => Assert.DoesNotContain(Service.SelectMany(value => value), value => value.Contains("SECRET", StringComparison.OrdinalIgnoreCase) && value.Contains('=', StringComparison.Ordinal));

    private static ILookup<string, string> Read() => File.ReadLines(Repository.PathOf("engine/deploy/engine.service"))
        .SkipWhile(line => line != "[Service]").Skip(1).TakeWhile(line => !line.StartsWith('['))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
