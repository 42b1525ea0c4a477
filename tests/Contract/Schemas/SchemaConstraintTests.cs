using System.Text;
using System.Text.Json.Nodes;
using Hjemvakt.Contract.Tests.Reading;

namespace Hjemvakt.Contract.Tests.Schemas;

/// <summary>
/// A keyword that a validator does not know is silently no constraint at all. Therefore each constraint of each schema is
/// broken once, in a golden message that is good but for that, and the message must then be refused.
/// </summary>
public sealed class SchemaConstraintTests
{
    [Fact]
    public void Breaking_any_single_constraint_of_a_good_message_makes_it_bad()
    {
        var toothless = new List<string>();
        var tried = new HashSet<string>(StringComparer.Ordinal);
        foreach (var vector in Vector.All.Where(vector => vector.Expected.Good).OrderBy(vector => vector.Payload.Length))
        {
            var message = JsonNode.Parse(vector.Payload)!;
            foreach (var constraint in Constraint.Of(vector.Message, message).Where(constraint => tried.Add(constraint.Id)))
            {
                toothless.AddRange(from broken in constraint.Broken(message)
                                   where PublishedSchemas.Judge(vector.Message, Encoding.UTF8.GetBytes(broken)).Good
                                   select $"{constraint.Id} does not refuse {broken}");
            }
        }

        toothless.ShouldBeEmpty();
    }

    [Fact]
    public void There_is_a_good_vector_in_which_each_constraint_can_be_broken()
    {
        var tried = Vector.All.Where(vector => vector.Expected.Good).SelectMany(vector => Constraint.Of(vector.Message, JsonNode.Parse(vector.Payload)!)).Select(constraint => constraint.Id).ToHashSet(StringComparer.Ordinal);
        var written = Directory.EnumerateFiles(ContractFolder.Schemas, "*.json", SearchOption.AllDirectories).SelectMany(Constraint.WrittenIn);

        written.Except(tried).ShouldBeEmpty();
        tried.Count.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void No_schema_uses_a_keyword_that_is_not_proved_to_bite()
    {
        string[] annotations = ["$schema", "title", "description"];
        var unknown = Directory.EnumerateFiles(ContractFolder.Schemas, "*.json", SearchOption.AllDirectories)
            .SelectMany(file => Constraint.KeywordsIn(JsonNode.Parse(File.ReadAllText(file))!).Select(keyword => (File: Path.GetFileName(file), Keyword: keyword)))
            .Where(used => !Constraint.Structure.Contains(used.Keyword) && !Constraint.Keywords.Contains(used.Keyword) && !annotations.Contains(used.Keyword));

        unknown.ShouldBeEmpty();
    }
}
