using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddRoom : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RoomAnswers",
                columns: table => new
                {
                    QuestionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShelterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reply = table.Column<int>(type: "INTEGER", nullable: true),
                    IsByPhone = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: true),
                    Changes = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomAnswers", x => new { x.QuestionId, x.ShelterId });
                }
            );

            migrationBuilder.CreateTable(
                name: "RoomAskings",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomAskings", x => new { x.OrganizationId, x.Day });
                }
            );

            migrationBuilder.CreateTable(
                name: "RoomCounts",
                columns: table => new
                {
                    Area = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reply = table.Column<int>(type: "INTEGER", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_RoomCounts",
                        x => new
                        {
                            x.Area,
                            x.Month,
                            x.Reply,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RoomQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Area = table.Column<string>(type: "TEXT", nullable: false),
                    Adults = table.Column<int>(type: "INTEGER", nullable: false),
                    Children = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomQuestions", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "RoomShelters",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AnswersState = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomShelters", x => x.OrganizationId);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_RoomAnswers_ShelterId", table: "RoomAnswers", column: "ShelterId");

            migrationBuilder.CreateIndex(name: "IX_RoomQuestions_EndsAt", table: "RoomQuestions", column: "EndsAt");

            migrationBuilder.CreateIndex(name: "IX_RoomQuestions_OrganizationId", table: "RoomQuestions", column: "OrganizationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "RoomAnswers");

            migrationBuilder.DropTable(name: "RoomAskings");

            migrationBuilder.DropTable(name: "RoomCounts");

            migrationBuilder.DropTable(name: "RoomQuestions");

            migrationBuilder.DropTable(name: "RoomShelters");
        }
    }
}
