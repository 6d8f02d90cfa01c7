package io.serai.problems;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server itself turns away before any controller is asked: an impossible URL, a header that is too long. */
@Hidden
@RestController
class ProblemErrors implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus told = status == null ? HttpStatus.NOT_FOUND : status;
        ProblemCode problem = ProblemAnswers.code(told);
        return ResponseEntity.status(told).contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .body(Problems.of(problem, told, problem.title(), Map.of()));
    }
}
