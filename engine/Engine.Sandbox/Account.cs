using System.Text.Json;
using Engine.Sandbox.Auth;
using Engine.Sandbox.Faults;
using Engine.Sandbox.Http;
using Engine.Sandbox.Jobs;
using Engine.Sandbox.Metadata;
using Engine.Sandbox.Seed;
using Engine.Sandbox.Sql;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox;

/// <summary>One simulated account: what it keeps, and the services that stand in front of it.</summary>
internal sealed class Account : IDisposable
{
    private readonly SandboxOptions options;
    private readonly AccountClock clock;
    private readonly Company company;
    private readonly SqlDatabase database;
    private readonly SeedReader seeds;

    /// <exception cref="ArgumentException">A public key cannot be read, a switch does not exist, or reservations leave nothing over.</exception>
    public Account(SandboxOptions options, RecordCatalog catalog)
    {
        this.options = options;
        company = new Company(catalog);
        Integrations = Integrations.Of(options);
        clock = new AccountClock(options.Time);
        company.Switches.Set(options.Switches);
        database = new SqlDatabase(company);
        seeds = new SeedReader(company, clock);
    }

    public Integrations Integrations { get; }

    public FaultBoard Faults { get; } = new();

    /// <summary>Reads the seed and the faults that are there from the start.</summary>
    /// <exception cref="ArgumentException">One of them cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be had.</exception>
    public async Task FillAsync(CancellationToken cancel)
    {
        await FillCompanyAsync(cancel);
        await AddFaultsAsync(options.FaultsFile, cancel);
    }

    /// <summary>The services, put together.</summary>
    public Front Front()
    {
        var switches = company.Switches;
        var statistics = new Statistics();
        var execution = new Execution(switches, statistics);
        var tokens = new TokenService(options, new AssertionVerifier(Integrations, switches, clock), clock);
        var logins = new LoginDesk(options, tokens, new SignatureVerifier(options, Integrations, switches, clock), switches);
        var limits = new Limits(logins, switches);
        var slots = new Slots(options, Integrations);
        var permissions = new Permissions(switches);
        var finder = new RecordFinder(company);
        var person = new Person(company, finder, clock);
        var effects = new FaultEffects(Faults, logins, tokens, limits, person, new StaleReads(company, clock), clock, switches, statistics);
        var records = new RecordService(company, finder, statistics, clock);
        var jobs = new JobService(call => execution.Run(call, records.Handle), effects, new JobBoard(switches, clock), switches, clock);
        return new Front(
            new Gatekeeper(options, logins, slots, permissions, limits, effects, statistics),
            slots,
            tokens,
            new RecordDesk(records, new MetadataService(company), new FormService(company, finder, new FormReader(company)), jobs),
            new SuiteQlService(company, database, permissions),
            jobs,
            new ControlService(company, statistics, seeds),
            new WireControl(Faults, switches, clock),
            execution,
            new AnswerWriter(clock),
            statistics);
    }

    public void Dispose()
    {
        Integrations.Dispose();
        database.Dispose();
    }

    /// <summary>Writes the account to its file, if it has one.</summary>
    public async Task KeepAsync()
    {
        if (options.StateFile is { } file)
        {
            // Written beside and moved, so that a run that is killed meanwhile leaves the old state whole.
            await File.WriteAllTextAsync(file + ".new", SavedState.Of(company).ToJsonString());
            File.Move(file + ".new", file, overwrite: true);
        }
    }

    private async Task FillCompanyAsync(CancellationToken cancel)
    {
        if (options.StateFile is { } state && File.Exists(state))
        {
            var saved = await File.ReadAllBytesAsync(state, cancel);
            Take(nameof(state), () => SavedState.Load(company, SeedText.Parse(saved)));
            return;
        }

        var seed = options.SeedFile is { } file ? await File.ReadAllBytesAsync(file, cancel) : SeedReader.DemoCompany();
        Take(nameof(seed), () => seeds.Read(SeedText.Parse(seed)));
    }

    private async Task AddFaultsAsync(string? file, CancellationToken cancel)
    {
        if (file is not null)
        {
            await using var stream = File.OpenRead(file);
            var document = await ReadAsync(stream, cancel);
            Take(nameof(file), () => FaultReader.Add(Faults, document));
        }
    }

    private static async Task<JsonElement> ReadAsync(Stream stream, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancel);
        JsonElement read = default;
        Take(nameof(stream), () => read = BodyParser.Parse(buffer.ToArray()));
        return read;
    }

    private static void Take(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Refusal refusal)
        {
            throw new ArgumentException(refusal.Message, what, refusal);
        }
    }
}
