using System.Text;
using System.Text.Json.Nodes;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>A plan that a retry put away.</summary>
/// <param name="Steps">Its steps with the writes made for them.</param>
public sealed record FormerPlanView(DateTimeOffset ReplacedAt, JsonNode? Plan, JsonNode? Steps)
{
    public static FormerPlanView Of(FormerPlan former) => new(former.ReplacedAt, Shown.Json(former.Plan), Shown.Json(Encoding.UTF8.GetBytes(former.Steps)));
}
