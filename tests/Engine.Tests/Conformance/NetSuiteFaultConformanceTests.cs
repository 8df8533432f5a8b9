using System.Security.Cryptography;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Sandbox.Faults;
using Engine.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Conformance;

/// <summary>What the client makes of faults that only the sandbox can bring about on demand.</summary>
public sealed class NetSuiteFaultConformanceTests
{
    private static readonly RecordKey Key = new("customer", "cus_1");
    private static readonly RecordContent Content = new([new("companyName", Value.Of("Acme")), new("subsidiary", Value.Of("1"))], []);

    public static TheoryData<FaultKind, Type, Type> WriteFaults => new()
    {
        { FaultKind.LoseAnswer, typeof(WriteAnswer.Unknown), typeof(Observed.Found) },
        { FaultKind.FailBefore, typeof(WriteAnswer.Unknown), typeof(Observed.Absent) },
        { FaultKind.FailAfter, typeof(WriteAnswer.Unknown), typeof(Observed.Found) },
        { FaultKind.SlowAnswer, typeof(WriteAnswer.Unknown), typeof(Observed.Found) },
        { FaultKind.Unauthorized, typeof(WriteAnswer.Done), typeof(Observed.Found) },
        { FaultKind.RecordChanged, typeof(WriteAnswer.Refused), typeof(Observed.Absent) },
    };

    [Theory]
    [MemberData(nameof(WriteFaults))]
    public async Task After_a_fault_the_answer_says_what_is_known_and_a_look_up_says_what_is_there(FaultKind fault, Type answer, Type observed)
    {
        var options = new NetSuiteClientOptions { WriteTimeout = TimeSpan.FromSeconds(fault == FaultKind.SlowAnswer ? 2 : 30) };
        await using var world = await SandboxWorld.StartAsync(options: options);
        world.Server.Add(new Fault(fault) { Method = "POST", Record = "customer", Milliseconds = 8000 });

        Assert.IsType(answer, await world.Client.CreateAsync(Key, Content, default));

        Assert.Empty(world.Server.PendingFaults);
        Assert.IsType(observed, (await world.Client.LookUpAsync([Key], default))[Key]);
    }

    [Fact]
    public async Task A_limit_answer_was_not_executed_and_the_next_request_waits_its_turn()
    {
        await using var world = await SandboxWorld.StartAsync();
        world.Server.Add(new Fault(FaultKind.Limit) { Record = "customer" });

        var later = Assert.IsType<WriteAnswer.TryLater>(await world.Client.CreateAsync(Key, Content, default));

        Assert.Equal(NetSuiteErrorClass.Limit, later.Error!.Class);
        Assert.IsType<Observed.Absent>((await world.Client.LookUpAsync([Key], default))[Key]);
        Assert.IsType<WriteAnswer.Done>(await world.Client.CreateAsync(Key, Content, default));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.LoseAnswer)]
    [InlineData(FaultKind.Limit)]
    public async Task A_failed_look_up_is_never_absent(FaultKind fault)
    {
        await using var world = await SandboxWorld.StartAsync();
        await world.Client.CreateAsync(Key, Content, default);
        world.Server.Add(new Fault(fault) { Record = "suiteql" });
        Assert.IsType<Observed.Unknown>((await world.Client.LookUpAsync([Key], default))[Key]);

        world.Server.Add(new Fault(fault) { Method = "GET", Record = "customer" });
        Assert.IsType<Observed.Unknown>((await world.Client.LookUpAsync([Key], default))[Key]);

        Assert.IsType<Observed.Found>((await world.Client.LookUpAsync([Key], default))[Key]);
    }

    [Fact]
    public async Task An_expired_token_is_renewed_without_anybody_noticing()
    {
        var time = new ManualTime();
        await using var world = await SandboxWorld.StartAsync(time, TimeSpan.FromMinutes(20));
        Assert.IsType<WriteAnswer.Done>(await world.Client.CreateAsync(Key, Content, default));

        time.Advance(TimeSpan.FromMinutes(25));

        Assert.IsType<Observed.Found>((await world.Client.LookUpAsync([Key], default))[Key]);
    }

    [Fact]
    public async Task An_account_that_refuses_every_token_ends_in_a_login_error()
    {
        await using var world = await SandboxWorld.StartAsync();
        world.Server.Add(new Fault(FaultKind.Unauthorized) { Count = 2 });

        var later = Assert.IsType<WriteAnswer.TryLater>(await world.Client.CreateAsync(Key, Content, default));

        Assert.Equal(NetSuiteErrorClass.Login, later.Error!.Class);
    }

    [Fact]
    public async Task A_key_the_account_does_not_know_is_refused_before_anything_is_sent()
    {
        await using var world = await SandboxWorld.StartAsync();
        using var stranger = RSA.Create(2048);
        var factory = new NetSuiteClientFactory(SandboxWorld.Secrets(stranger.ExportPkcs8PrivateKeyPem()), TimeProvider.System, NullLoggerFactory.Instance);
        using var client = factory.Create(world.Connection);

        var later = Assert.IsType<WriteAnswer.TryLater>(await client.CreateAsync(Key, Content, default));

        Assert.Equal(NetSuiteErrorClass.Login, later.Error!.Class);
        Assert.Null(later.Exchange);
    }

    [Fact]
    public async Task An_elliptic_curve_key_is_accepted()
    {
        await using var world = await SandboxWorld.StartAsync(signer: ECDsa.Create(ECCurve.NamedCurves.nistP256));

        Assert.IsType<WriteAnswer.Done>(await world.Client.CreateAsync(Key, Content, default));
    }

    [Fact]
    public async Task Two_creates_at_once_under_one_external_id_make_one_record()
    {
        await using var world = await SandboxWorld.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Client.CreateAsync(Key, Content, default)));

        Assert.Single(answers.OfType<WriteAnswer.Done>());
        Assert.Equal(3, answers.OfType<WriteAnswer.AlreadyExists>().Count());
    }
}
