using System.Security.Cryptography;
using Engine.Core.Configuration;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Files;
using Engine.Runtime.Configuration;
using NodaTime;

namespace Engine.Tests.Core.Sources.Bank;

/// <summary>Our own files of banks in <c>tests/specs/bank</c>, read as the feeds of its client read them.</summary>
internal static class BankFeeds
{
    private static readonly DateTimeOffset received = new(2026, 1, 17, 12, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<ClientConfig> shop = new(() => ConfigurationLoader.Load(Folder("project")).Snapshot!.Clients["shop"]);

    /// <summary>Feed and file.</summary>
    public static IEnumerable<(string Feed, string File)> Files => shop.Value.Sources.Keys.Order(StringComparer.Ordinal)
        .SelectMany(feed => Directory.EnumerateFiles(Folder(feed)).Order(StringComparer.Ordinal).Select(file => (feed, Path.GetFileName(file))));

    public static string Folder(string name) => Repository.PathOf($"tests/specs/bank/{name}");

    public static byte[] Bytes(string feed, string file) => File.ReadAllBytes(Path.Combine(Folder(feed), file));

    public static IReadOnlyList<FileEvent> Read(string feed, byte[] bytes) => Read(shop.Value.Sources[feed].Files!, bytes);

    /// <summary>As the format alone has it.</summary>
    public static IReadOnlyList<FileEvent> ReadAs(string format, byte[] bytes, params Leniency[] lenient) =>
        Read(new FileRule(format, "", null, null, BankRule.Default with { Lenient = [.. lenient], Currency = "USD" }), bytes);

    private static IReadOnlyList<FileEvent> Read(FileRule rule, byte[] bytes)
    {
        var content = new FileContent("bank", bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), received, DateTimeZoneProviders.Tzdb["America/New_York"]);
        return [.. FileEvents.Read(content, rule)];
    }
}
