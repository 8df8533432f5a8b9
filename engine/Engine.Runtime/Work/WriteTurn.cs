using Engine.Core.Planning;

namespace Engine.Runtime.Work;

/// <summary>What is done next about one record, as <see cref="WriteProtocol"/> says.</summary>
internal abstract record WriteTurn
{
    private WriteTurn()
    {
    }

    /// <summary>Look the record up.</summary>
    public sealed record Look : WriteTurn;

    /// <summary>Carry the step out: announce the write and send it, or finish a step that needs none.</summary>
    public sealed record Act(PlanStep Step) : WriteTurn;

    /// <summary>The record is as wanted already.</summary>
    /// <param name="IsOurs">Whether an earlier write of ours, whose answer was lost, brought it about.</param>
    public sealed record Adopt(PlanStep Step, bool IsOurs) : WriteTurn;

    /// <summary>Nothing before that instant.</summary>
    public sealed record Wait(DateTimeOffset Until, string Reason) : WriteTurn;

    /// <summary>Nothing for so long as the shell waits for a far side that gives no answer.</summary>
    public sealed record Pause(string Reason) : WriteTurn;

    /// <summary>The record has to be there first and is not.</summary>
    public sealed record WaitForRecord : WriteTurn;

    /// <summary>A person decides.</summary>
    public sealed record Raise(PlanProblem Problem) : WriteTurn;

    /// <summary>Writes were sent as often as is allowed, and none was answered.</summary>
    public sealed record NeverAnswered(int Times) : WriteTurn;

    /// <summary>NetSuite says that the record is there, and it is not found.</summary>
    public sealed record TakenElsewhere : WriteTurn;

    /// <summary>NetSuite will not have it so.</summary>
    public sealed record Refused : WriteTurn;
}
