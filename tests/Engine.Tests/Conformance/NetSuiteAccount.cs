using System.Security.Cryptography;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;
using Engine.Sandbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Conformance;

/// <summary>The account under test: our sandbox, or a real one when the environment names it (see <see cref="NetSuiteConformanceTests"/>).</summary>
public sealed class NetSuiteAccount : IAsyncLifetime
{
    private const string Prefix = "ENGINE_NETSUITE_";

    /// <summary>External ids are unique per run, so that a real account need not be emptied.</summary>
    private readonly string run = RandomNumberGenerator.GetHexString(8, lowercase: true);
    private SandboxServer? sandbox;
    private NetSuiteClient? client;
    private int ids;

    public static bool IsReal => Environment.GetEnvironmentVariable(Prefix + "BASE_URL") is not null;

    public NetSuiteClient Client => client!;

    public string Subsidiary { get; } = Setting("SUBSIDIARY", "1");

    public string Currency { get; } = Setting("CURRENCY", "1");

    public string Item { get; } = Setting("ITEM", "201");

    public string OtherItem { get; } = Setting("OTHER_ITEM", "202");

    public string BankAccount { get; } = Setting("BANK_ACCOUNT", "1");

    public string IncomeAccount => Setting("INCOME_ACCOUNT", "54");

    public string ExpenseAccount => Setting("EXPENSE_ACCOUNT", "130");

    public Task InitializeAsync() => IsReal ? ConnectAsync() : StartSandboxAsync();

    public async Task DisposeAsync()
    {
        client?.Dispose();
        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }
    }

    /// <summary>An external id that nothing has yet.</summary>
    public string NewId(string prefix) => $"{prefix}_{run}_{Interlocked.Increment(ref ids)}";

    public async Task<string> CreateAsync(RecordKey key, RecordContent content) =>
        await Client.CreateAsync(key, content, default) switch
        {
            WriteAnswer.Done done => done.InternalId,
            var other => throw new InvalidOperationException($"{key} was not created: {other} {other.Exchange?.ResponseBody}"),
        };

    public async Task<string> CreateCustomerAsync() =>
        await CreateAsync(new("customer", NewId("cus")), Customer($"Conformance {NewId("name")}"));

    public async Task<string> CreateInvoiceAsync(string customer, params (string Item, decimal Amount)[] lines) =>
        await CreateAsync(new("invoice", NewId("in")), Invoice(customer, lines));

    public RecordContent Customer(string name) => new([new("companyName", Value.Of(name)), new("subsidiary", Value.Of(Subsidiary))], []);

    public RecordContent Invoice(string customer, params (string Item, decimal Amount)[] lines) => new(
        [new("entity", Value.Of(customer)), new("currency", Value.Of(Currency)), new("tranDate", Value.Of(new DateOnly(2026, 1, 15)))],
        [Lines(lines)]);

    public static SublistContent Lines(params (string Item, decimal Amount)[] lines) =>
        new("item", [.. lines.Select(line => Line(("item", Value.Of(line.Item)), ("quantity", Value.Of(1m)), ("amount", Value.Amount(line.Amount, "USD"))))]);

    public static SublistContent Apply(params (string Doc, decimal Amount)[] documents) =>
        new("apply", [.. documents.Select(to => Line(("doc", Value.Of(to.Doc)), ("apply", Value.True), ("amount", Value.Of(to.Amount))))]);

    public RecordContent Payment(string customer, decimal amount, params (string Doc, decimal Amount)[] documents) => new(
        [
            new("customer", Value.Of(customer)), new("currency", Value.Of(Currency)), new("payment", Value.Of(amount)),
            new("account", Value.Of(BankAccount)), new("tranDate", Value.Of(new DateOnly(2026, 1, 20))),
        ],
        [Apply(documents)]);

    public async Task<Observed> LookUpAsync(RecordKey key) => (await Client.LookUpAsync([key], default))[key];

    public async Task<Value> ReadAsync(RecordKey key) => await LookUpAsync(key) switch
    {
        Observed.Found found => found.Record.Fields,
        var other => throw new InvalidOperationException($"{key} was not found: {other}"),
    };

    private static LineContent Line(params (string Name, Value Value)[] fields) => new([.. fields.Select(field => new FieldContent(field.Name, field.Value))]);

    private static string Setting(string name, string inSandbox) => IsReal
        ? Environment.GetEnvironmentVariable(Prefix + name) ?? throw new InvalidOperationException($"{Prefix}{name} is not set.")
        : inSandbox;

    private Task ConnectAsync()
    {
        var connection = new NetSuiteConnection(
            Setting("ACCOUNT", ""),
            new Uri(Setting("BASE_URL", "")),
            new($"env:{Prefix}CLIENT_ID"),
            new($"env:{Prefix}CERTIFICATE_ID"),
            new($"file:{Setting("PRIVATE_KEY_FILE", "")}"),
            Concurrency: 2);
        client = new NetSuiteClientFactory(new SecretReader(), TimeProvider.System, NullLoggerFactory.Instance).Create(connection);
        return Task.CompletedTask;
    }

    private async Task StartSandboxAsync()
    {
        var world = await SandboxWorld.StartAsync();
        (sandbox, client) = (world.Server, world.Client);
    }
}
