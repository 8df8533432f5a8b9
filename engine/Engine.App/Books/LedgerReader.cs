using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Specs.Books;

namespace Engine.App.Books;

/// <summary>Reads the general ledger of a sandbox account.</summary>
internal sealed class LedgerReader(HttpClient auditor)
{
    /// <param name="events">How the events stand.</param>
    /// <exception cref="HttpRequestException">The sandbox did not answer; 500 when its books are broken.</exception>
    public async Task<FoundBooks> ReadAsync(ImmutableArray<EndedEvent> events, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(await auditor.GetStringAsync(new Uri("/sandbox/ledger", UriKind.Relative), cancel));
        var ledger = document.RootElement;
        var accounts = ledger.GetProperty("accounts").EnumerateArray()
            .ToDictionary(Id, account => new LedgerAccount(account.GetProperty("number").GetString(), account.GetProperty("name").GetString()!));
        var subsidiaries = ledger.GetProperty("subsidiaries").EnumerateArray()
            .ToDictionary(Id, subsidiary => subsidiary.GetProperty("parent").ValueKind == JsonValueKind.Null ? null : subsidiary.GetProperty("name").GetString());
        return new FoundBooks(
            [.. accounts.Values],
            [.. subsidiaries.Values],
            [.. ledger.GetProperty("postings").EnumerateArray().Select(posting => Posting(posting, accounts, subsidiaries))],
            events);
    }

    private static LedgerPosting Posting(JsonElement posting, Dictionary<string, LedgerAccount> accounts, Dictionary<string, string?> subsidiaries) => new(
        subsidiaries[posting.GetProperty("subsidiary").GetString()!],
        accounts[posting.GetProperty("account").GetString()!],
        $"{posting.GetProperty("type").GetString()} {posting.GetProperty("externalId").GetString() ?? posting.GetProperty("transaction").GetString()}",
        posting.GetProperty("date").GetString() ?? "",
        posting.GetProperty("baseDebit").GetDecimal() - posting.GetProperty("baseCredit").GetDecimal());

    private static string Id(JsonElement record) => record.GetProperty("id").GetString()!;
}
