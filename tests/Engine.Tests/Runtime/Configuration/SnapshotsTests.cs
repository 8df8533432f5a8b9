using Engine.Runtime.Configuration;
using Microsoft.Extensions.Logging;

namespace Engine.Tests.Runtime.Configuration;

public sealed class SnapshotsTests
{
    [Fact]
    public void A_folder_that_does_not_compile_leaves_the_last_good_snapshot_in_force_and_says_so_loudly()
    {
        using var folder = ProjectFixture.Create();
        var log = new ListLogger();
        var snapshots = new Snapshots(folder.Path, log);
        Assert.Null(snapshots.Current("acme"));
        snapshots.Reload();
        var good = snapshots.Current("acme");
        Assert.NotNull(good);
        Assert.Null(snapshots.Current("nobody"));

        folder.With("mappings/acme/client.yaml", "client: acme\ntimeZone: Nowhere\nbaseCurrency: USD\n");
        var refused = snapshots.Reload();
        Assert.Same(good, snapshots.Current("acme"));
        Assert.Contains(refused.Findings, finding => finding.Code.Id == "CFG060");
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("CFG060"));
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Critical && line.Text.Contains(snapshots.InForce!.Revision));

        folder.With("mappings/acme/client.yaml", "client: acme\nextends: [packs/stripe]\ntimeZone: Europe/Paris\nbaseCurrency: EUR\n");
        snapshots.Reload();
        Assert.Equal("EUR", snapshots.Current("acme")!.BaseCurrency);
    }

    private sealed class ListLogger : ILogger<Snapshots>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
