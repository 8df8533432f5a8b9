using System.Collections.Immutable;
using Engine.Core.Configuration;

namespace Engine.Core.NetSuite.Account;

/// <summary>Reads <c>account.json</c>, which has been checked against its schema.</summary>
public static class AccountSchemaReader
{
    public static AccountSchema Read(ConfigFile file)
    {
        var root = (ConfigMapping)file.Root;
        return new AccountSchema(
            root.Text("account") ?? "",
            Entries(root.Mapping("records")).ToImmutableSortedDictionary(entry => entry.Name, Record, StringComparer.Ordinal),
            [.. (root.Sequence("notThere")?.Items ?? []).OfType<ConfigScalar>().Select(name => name.Text)]);
    }

    private static AccountRecord Record(ConfigEntry entry)
    {
        var written = (ConfigMapping)entry.Value;
        return new AccountRecord(
            entry.Name,
            Fields(written.Mapping("fields")),
            Entries(written.Mapping("sublists")).ToImmutableSortedDictionary(
                sublist => sublist.Name, sublist => Fields((ConfigMapping)sublist.Value), StringComparer.Ordinal));
    }

    private static ImmutableSortedDictionary<string, AccountField> Fields(ConfigMapping? written) =>
        Entries(written).ToImmutableSortedDictionary(entry => entry.Name, Field, StringComparer.Ordinal);

    private static AccountField Field(ConfigEntry entry) => entry.Value switch
    {
        ConfigScalar kind => new AccountField(entry.Name, Kind(kind.Text), [], IsRequired: false),
        ConfigMapping more => new AccountField(
            entry.Name,
            Kind(more.Text("is")!),
            [.. (more.Sequence("choices")?.Items ?? []).OfType<ConfigScalar>().Select(choice => choice.Text)],
            more.Text("required") == "true"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static AccountFieldKind Kind(string word) => Enum.Parse<AccountFieldKind>(word, ignoreCase: true);

    private static ImmutableArray<ConfigEntry> Entries(ConfigMapping? mapping) => mapping?.Entries ?? [];
}
