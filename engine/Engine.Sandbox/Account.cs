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

    /// <summary>Reads the kept state or the seed, and the faults that are there from the start.</summary>
    /// <exception cref="ArgumentException">One of them cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be had.</exception>
    public async Task FillAsync(CancellationToken cancel)
    {
        try
        {
            if (options.StateFile is { } state && File.Exists(state))
            {
                SavedState.Load(company, SeedText.Parse(await File.ReadAllBytesAsync(state, cancel)));
            }
            else
            {
                seeds.Read(SeedText.Parse(options.SeedFile is { } seed ? await File.ReadAllBytesAsync(seed, cancel) : SeedReader.DemoCompany()));
            }

            if (options.FaultsFile is { } faults)
            {
                FaultReader.Add(Faults, BodyParser.Parse(await File.ReadAllBytesAsync(faults, cancel)));
            }
        }
        catch (Refusal refusal)
        {
            throw new ArgumentException(refusal.Message, null, refusal);
        }

        // What the command line says wins over what a seed or a state says.
        company.Switches.Set(options.Switches);
    }

    /// <summary>Writes the state where the next run finds it; nothing when it is not to be kept.</summary>
    public async Task KeepAsync()
    {
        // Written beside and moved, so that a run that is killed meanwhile leaves the old state whole.
        if (options.StateFile is { } file)
        {
            await File.WriteAllTextAsync(file + ".new", SavedState.Of(company).ToJsonString());
            File.Move(file + ".new", file, overwrite: true);
        }
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
}
