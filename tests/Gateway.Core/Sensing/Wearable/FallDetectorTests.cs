using Hjemvakt.Gateway.Sensing.Wearable;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Wearable;

/// <summary>What a detector at the waist makes of what its wearer does.</summary>
[TestClass]
public class FallDetectorTests
{
    [TestMethod]
    public void Who_trips_hits_the_floor_and_lies_there_has_fallen_and_it_is_told_within_four_seconds()
    {
        var heard = new Heard();
        var wearer = Wearer(heard).Stands(2000).Walks(3000).Drops(300).Hits(4200);
        var hit = wearer.Now;
        wearer.Lies(10000);
        var said = heard.Said();
        Assert.IsTrue(said.StartsWith("fall pendant wearable 93 @"), said);
        Assert.IsTrue(At(said) - hit <= 4000, said);
    }

    [TestMethod]
    public void A_hard_impact_is_enough_without_a_free_fall_but_is_less_sure()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Hits(3000).Lies(10000);
        Assert.IsTrue(heard.Said().StartsWith("fall pendant wearable 70 @"));
    }

    [TestMethod]
    public void A_soft_landing_counts_by_how_fast_the_body_was_and_not_by_how_hard_it_is()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Hits(2100).Hits(2100).Lies(10000);
        Assert.IsTrue(heard.Said().StartsWith("fall pendant wearable 70 @"));
        heard = new Heard();
        Wearer(heard).Stands(5000).Hits(2100).Lies(10000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void A_knock_on_the_sensor_is_not_a_body_that_lands()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).IsKnocked(5000).LiesDown(1500).Lies(20000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void Who_turns_over_in_bed_with_a_jolt_is_left_in_peace_and_who_rolls_out_of_it_is_told()
    {
        var heard = new Heard();
        var wearer = Wearer(heard).Stands(3000).LiesDown(1500).Lies(30000);
        for (var i = 0; i < 20; i++)
        {
            wearer.Hits(2900).LiesOnTheSide(20000).Hits(2900).Lies(20000);
        }

        Assert.AreEqual(string.Empty, heard.Said());
        wearer.Drops(280).Hits(5200).LiesOnTheSide(10000);
        Assert.AreEqual(1, heard.Count);
    }

    [TestMethod]
    public void Who_drops_onto_the_bed_and_lies_down_afterwards_has_not_fallen()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Drops(80).Hits(3300).Stands(3500).LiesDown(1500).Lies(30000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void Who_faints_in_a_chair_and_sinks_for_three_seconds_before_falling_out_of_it_is_told()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Leans(3000).Drops(200).Hits(3300).Lies(10000);
        Assert.AreEqual(1, heard.Count);
    }

    [TestMethod]
    public void Worn_on_its_side_it_learns_from_the_first_walk_which_way_is_up()
    {
        var heard = new Heard();
        var wearer = Turned(heard).Stands(2000).Walks(8000).Stands(1000).LiesDown(1500).Lies(10000);
        for (var i = 0; i < 20; i++)
        {
            wearer.Hits(2900).LiesOnTheSide(20000).Hits(2900).Lies(20000);
        }

        Assert.AreEqual(string.Empty, heard.Said());
        wearer.GetsUp(2000).Walks(8000).Drops(100).Hits(3000).Lies(10000);
        Assert.AreEqual(1, heard.Count);
    }

    [TestMethod]
    public void Worn_on_its_side_and_not_walked_yet_a_fall_from_standing_is_told()
    {
        var heard = new Heard();
        Turned(heard).Stands(5000).Drops(300).Hits(4200).Lies(10000);
        Assert.AreEqual(1, heard.Count);
    }

    [DataRow(5, 1600, 588)]
    [DataRow(5, 3000, 1960)]
    [DataRow(25, 2000, 4900)]
    [DataRow(60, 2000, 4900)]
    [DataRow(60, 900, 0)]
    public void What_an_impact_has_stopped_is_the_acceleration_above_rest_over_half_a_second(int samples, int mg, int speed)
    {
        var impact = new ImpactSpeed();
        var found = 0;
        for (var i = 0; i < samples; i++)
        {
            found = impact.Add(mg * mg);
        }

        Assert.AreEqual(speed, found);
        for (var i = 0; i < 25; i++)
        {
            found = impact.Add(1000 * 1000);
        }

        Assert.AreEqual(0, found);
    }

    [TestMethod]
    public void Who_struggles_on_the_floor_is_told_too_after_ten_seconds_and_less_sure()
    {
        var heard = new Heard();
        var wearer = Wearer(heard).Stands(5000).Drops(300).Hits(4200);
        var hit = wearer.Now;
        wearer.Struggles(15000);
        var said = heard.Said();
        Assert.IsTrue(said.StartsWith("fall pendant wearable 73 @"), said);
        Assert.IsTrue(At(said) - hit >= 10000 && At(said) - hit <= 11000, said);
    }

    [TestMethod]
    public void Who_hits_the_floor_three_times_has_fallen_once()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Drops(200).Hits(2300).Drops(100).Hits(3900).Struggles(400).Hits(2200).Lies(20000);
        Assert.AreEqual(1, heard.Count);
    }

    [TestMethod]
    public void Who_falls_rises_and_falls_again_has_fallen_twice()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Drops(300).Hits(4200).Lies(8000).GetsUp(3000).Walks(10000).Stands(4000).Drops(300).Hits(4200).Lies(8000);
        Assert.AreEqual(2, heard.Count);
    }

    [TestMethod]
    public void Who_gets_up_and_falls_again_within_seconds_has_fallen_twice()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Drops(300).Hits(4200).Lies(4000).GetsUp(1000).Stands(3000).Drops(300).Hits(4200).Lies(8000);
        Assert.AreEqual(2, heard.Count);
    }

    [TestMethod]
    public void Who_lies_there_and_throws_themselves_about_has_fallen_once()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Drops(300).Hits(4200).Lies(4000).Hits(4200).Struggles(2000).Hits(4200).Lies(3000).Hits(4200).Lies(8000);
        Assert.AreEqual(1, heard.Count);
    }

    [TestMethod]
    public void Who_falls_on_the_detector_so_that_samples_are_lost_for_some_seconds_is_told()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Drops(300).Hits(4200).Struggles(500).IsAway(5000).Lies(5000);
        Assert.AreEqual(1, heard.Count);
    }

    [TestMethod]
    public void Who_falls_and_is_up_again_at_once_is_left_in_peace()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Drops(300).Hits(4200).Struggles(1000).GetsUp(1000).Walks(20000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void Running_for_five_minutes_is_no_fall_and_a_fall_while_running_is()
    {
        var heard = new Heard();
        var wearer = Wearer(heard).Stands(3000).Runs(300000).Stands(20000);
        Assert.AreEqual(string.Empty, heard.Said());
        wearer.Runs(8000).Drops(300).Hits(6000).Lies(10000);
        Assert.AreEqual(1, heard.Count);
    }

    [TestMethod]
    public void Lying_down_and_sitting_down_hard_are_no_falls()
    {
        var heard = new Heard();
        Wearer(heard).Stands(3000).LiesDown(1500).Lies(30000).GetsUp(2000).Stands(3000).Drops(80).Hits(3800).Stands(30000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void A_detector_that_is_dropped_on_the_table_before_it_is_worn_says_nothing()
    {
        var heard = new Heard();
        Wearer(heard).Drops(300).Hits(5000).Lies(60000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void What_was_before_a_loss_of_samples_does_not_count()
    {
        var heard = new Heard();
        Wearer(heard).Stands(5000).Drops(300).Hits(4200).IsAway(60000).Lies(30000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void Samples_that_no_sensor_can_give_do_no_harm()
    {
        var heard = new Heard();
        var detector = new FallDetector("pendant", new FallThresholds(), heard);
        var wild = new int[] { int.MaxValue, int.MinValue, 0, 1, -1, 32767, -32768, 2147483 };
        long at = 0;
        for (var i = 0; i < 10000; i++)
        {
            detector.Sample(wild[i % 8], wild[(i / 8) % 8], wild[(i / 64) % 8], at += 20);
        }

        Assert.IsTrue(heard.Count < 10000 / 500, "not more than one in ten seconds");
    }

    [DataRow(0, 0)]
    [DataRow(1, 1)]
    [DataRow(3, 1)]
    [DataRow(4, 2)]
    [DataRow(999999, 999)]
    [DataRow(1000000, 1000)]
    [DataRow(805306368, 28377)]
    [DataRow(2147483647, 46340)]
    [DataRow(-5, 0)]
    public void The_square_root_is_rounded_down(int value, int root) => Assert.AreEqual(root, IntegerMath.SquareRoot(value));

    [DataRow(1000, 0, 0, false, false, false)]
    [DataRow(800, 600, 0, false, false, false)]
    [DataRow(700, 720, 0, true, false, false)]
    [DataRow(490, 872, 0, true, true, false)]
    [DataRow(250, 968, 0, true, true, true)]
    [DataRow(0, 0, 1000, true, true, true)]
    [DataRow(-1000, 0, 0, true, true, true)]
    public void The_angle_between_two_postures_is_told_without_floating_point(int x, int y, int z, bool over45, bool over60, bool over75)
    {
        var before = new Posture();
        before.Set(1000, 0, 0);
        var after = new Posture();
        after.Set(x, y, z);
        Assert.AreEqual(over45, after.DiffersBy(before, Posture.Degrees45));
        Assert.AreEqual(over60, after.DiffersBy(before, Posture.Degrees60));
        Assert.AreEqual(over75, after.DiffersBy(before, Posture.Degrees75));
    }

    private static Wearer Turned(Heard heard) => new Wearer(new FallDetector("pendant", new FallThresholds(), heard), true);

    private static Wearer Wearer(Heard heard) => new Wearer(new FallDetector("pendant", new FallThresholds(), heard), false);

    private static long At(string said) => long.Parse(said.Substring(said.IndexOf('@') + 1));
}
